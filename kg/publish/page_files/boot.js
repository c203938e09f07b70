"use strict";
// Reads the data element and opens the page; large data is gzip in base64, unpacked here without asking anybody.
(async () => {
  const element = document.getElementById("data");
  const unpacked = async (text) => {
    const bytes = Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
    return new Response(new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"))).json();
  };
  try {
    openPage(element.type === "application/gzip" ? await unpacked(element.textContent) : JSON.parse(element.textContent));
  } catch (error) {
    document.getElementById("title").textContent = "This page could not be opened";
    document.getElementById("lead").textContent = `${error}. A browser of 2023 or later is needed; the same statements stand in claims.tsv and report.html.`;
    throw error;
  } finally {
    document.documentElement.dataset.ready = "1";
  }
})();
