// A word that stands nowhere is read as the words nearest to it: one letter off, two in a long one.
const LEAST_LETTERS = 4, LONG_WORD = 8;
// letters to change, add, leave out or swap to make one word of the other; given up beyond the most
const apart = (one, other, most) => {
  if (Math.abs(one.length - other.length) > most) return most + 1;
  let before = [], last = Array.from({ length: other.length + 1 }, (_, at) => at);
  for (let i = 1; i <= one.length; i++) {
    const row = [i];
    for (let j = 1; j <= other.length; j++) {
      row[j] = Math.min(last[j] + 1, row[j - 1] + 1, last[j - 1] + (one[i - 1] === other[j - 1] ? 0 : 1));
      if (i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1]) row[j] = Math.min(row[j], before[j - 2] + 1);
    }
    if (Math.min(...row) > most) return most + 1;
    [before, last] = [last, row];
  }
  return last[other.length];
};
let lexicon = null;
const everyWord = () => (lexicon ??= [...new Set([...data.entities.map(namesOf), ...data.situations.map(wordsOf)].join(" ").split(/[^\p{L}\p{N}]+/u))].filter((word) => word.length >= LEAST_LETTERS));
const stands = (word) => data.entities.some((entity) => namesOf(entity).includes(word)) || data.situations.some((situation) => wordsOf(situation).includes(word));
const nearest = (word) => {
  const most = word.length < LONG_WORD ? 1 : 2;
  let best = most + 1, found = [];
  for (const other of everyWord()) {
    // what is still being typed is near to a word that begins so
    const far = Math.min(apart(word, other, most), word.length > LEAST_LETTERS ? apart(word, other.slice(0, word.length), most) : most + 1);
    if (far < best) [best, found] = [far, [other]];
    else if (far === best && far <= most) found.push(other);
  }
  return found;
};
const readings = new Map();
const readAs = (word) => {
  if (!readings.has(word)) readings.set(word, word.length < LEAST_LETTERS || stands(word) ? [word] : nearest(word));
  return readings.get(word).length ? readings.get(word) : [word];
};
