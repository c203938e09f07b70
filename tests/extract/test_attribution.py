"""Whose view a claim gives."""


def test_saying_is_the_documents_and_what_is_said_the_speakers(told) -> None:
    text = "A White House source told the Washington Post that John Miller fired Susan Parker."
    (speech,), (removal,) = told("SpeechAct", text), told("Removal", text)
    assert speech.holder == ""
    assert "White House source" in removal.holder
    assert removal.conveyed_by == "SpeechAct"


def test_verb_of_saying_may_follow_what_is_said(told) -> None:
    (removal,) = told("Removal", "President John Miller will likely fire a top aide, Susan Parker, a White House source said.")
    assert removal.axes == ("Predicted", "Affirmed", "Probable")
    assert "White House source" in removal.holder


def test_according_to(told) -> None:
    (removal,) = told("Removal", "John Miller fired Susan Parker, according to David Clark.")
    assert removal.holder == "David Clark"


def test_sentence_inside_a_quotation_is_the_speakers(told) -> None:
    text = '"Susan Parker is a friend. John Miller fired Susan Parker. I am sad," David Clark said.'
    (removal,) = told("Removal", text)
    assert removal.holder == "David Clark"


def test_accusation_is_held_by_the_accuser(told) -> None:
    (charge,) = told("Charge", "Mary Johnson accused John Miller of lying to Congress.")
    assert (charge.axes[0], charge.holder, charge.role("target")) == ("Alleged", "Mary Johnson", "John Miller")


def test_verb_of_saying_may_stand_between_commas(told) -> None:
    (endorsement,) = told("Endorsement", "The union, Susan Parker said, endorsed John Miller on Friday.")
    assert endorsement.holder == "Susan Parker"


def test_speaker_goes_on_after_the_verb_of_saying(told) -> None:
    text = "The mayor could stay, Susan Parker said, because John Miller resigned."
    (departure,) = told("Departure", text)
    assert departure.holder == "Susan Parker"


def test_clauses_coordinated_before_the_verb_of_saying_are_all_said(told) -> None:
    (removal,) = told("Removal", "Susan Parker resigned and John Miller was fired, an aide said.")
    assert "aide" in removal.holder


def test_clause_before_a_colon_is_not_what_is_said_after_it(told) -> None:
    text = "John Miller opened the door to resigning: He said he would think about it."
    (departure,) = told("Departure", text)
    assert departure.holder == ""


def test_that_clause_after_the_hearers_is_said(told) -> None:
    text = "John Miller has indicated privately to aides that he does not support Susan Parker."
    (endorsement,) = told("Endorsement", text)
    assert (endorsement.axes[1], endorsement.holder) == ("Negated", "John Miller")


def test_question_put_to_somebody_is_not_his_view(told) -> None:
    (departure,) = told("Departure", "Asked whether Susan Parker should resign, John Miller said it depends on the case.")
    assert (departure.axes[1], departure.holder) == ("Open", "")


def test_body_nobody_knows_can_speak(told) -> None:
    (removal,) = told("Removal", "The Fair Vote Center said John Miller fired Susan Parker.")
    assert removal.holder == "Fair Vote Center"


def test_office_speaks_for_its_head(told) -> None:
    (investigation,) = told("Investigation", "The sheriff's office said it was investigating the Democratic Party.")
    assert investigation.holder == "The sheriff's office"


def test_part_of_a_group_speaks(told) -> None:
    (departure,) = told("Departure", "Many in the party said John Miller resigned.")
    assert departure.holder == "Many in the party"


def test_paper_speaks(told) -> None:
    (removal,) = told("Removal", "The indictment says John Miller fired Susan Parker.")
    assert removal.holder == "The indictment"


def test_belief_is_its_owners(told) -> None:
    (removal,) = told("Removal", "David Clark repeated his belief that John Miller fired Susan Parker.")
    assert removal.holder == "David Clark"


def test_reports_allege(told) -> None:
    (departure,) = told("Departure", "The White House did not comment on reports that John Miller had resigned.")
    assert (departure.axes[0], departure.holder) == ("Alleged", "reports")


def test_vow_is_held_by_who_makes_it(told) -> None:
    (opposition,) = told("Opposition", "John Miller threatened to oppose Susan Parker.")
    assert (opposition.axes[0], opposition.holder) == ("Planned", "John Miller")


def test_second_that_clause_is_said_too(told) -> None:
    text = "John Miller has indicated privately to aides that not only does he not support Susan Parker but that he will oppose her."
    (opposition,) = told("Opposition", text)
    assert (opposition.axes[0], opposition.holder) == ("Planned", "John Miller")


def test_report_that_accuses_holds_the_accusation(told) -> None:
    (charge,) = told("Charge", "Prosecutor David Clark has issued a report accusing John Miller of lying to Congress.")
    assert (charge.axes[0], charge.holder) == ("Alleged", "a report")


def test_party_before_the_noun_accuses(told) -> None:
    (charge,) = told("Charge", "Republican accusations that John Miller lied to the panel were read aloud.")
    assert charge.holder == "Republican Party"


def test_accusation_nobody_made_is_told_by_the_document(told) -> None:
    (charge,) = told("Charge", "The women did not accuse John Miller of fraud.")
    assert (charge.axes[:2], charge.holder) == (("Actual", "Negated"), "")


def test_quoted_title_is_not_speech(told) -> None:
    text = 'David Clark testified before a panel on "The Justice Department\'s Investigation of Susan Parker" on Monday.'
    (investigation,) = told("Investigation", text)
    assert investigation.holder == ""


def test_headline_names_its_source_beside_a_colon(told) -> None:
    met = "Susan Parker met David Clark and John Miller on Friday."
    (before,) = told("Departure", met, title="David Clark: Susan Parker should resign")
    (after,) = told("Departure", met, title="Susan Parker resigned on Monday: report")
    assert (before.holder, after.holder) == ("David Clark", "report")


def test_kind_of_article_before_a_colon_is_no_source(told) -> None:
    met = "Susan Parker met David Clark and John Miller on Friday."
    (removal,) = told("Removal", met, title="Analysis: John Miller fired Susan Parker")
    assert removal.holder == ""


def test_accuser_before_a_participle_phrase_is_found(told) -> None:
    text = "Another woman, appearing with celebrity attorney Mary Johnson during a Monday press conference, accused John Miller of fraud."
    (charge,) = told("Charge", text)
    assert (charge.role("agent"), charge.holder) == ("Another woman", "Another woman")


def test_agreeing_to_act_is_no_view(told) -> None:
    (investigation,) = told("Investigation", "It took two years for commissioners to agree to launch an investigation of John Miller.")
    assert investigation.holder == ""
