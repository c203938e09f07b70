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


def test_speaker_nobody_knows_holds_the_quotation(told) -> None:
    text = (
        '"Voters may like Miller tonight, but he will lose in the fall because he was fired by David Clark and is disliked by women," '
        "the coalition said in a statement."
    )
    (removal,) = told("Removal", text)
    assert removal.holder == "the coalition"


def test_source_told_of_again_is_the_one_before(told) -> None:
    first = '"John Miller fired Susan Parker last week and we are sad," a White House official said.'
    (attack,) = told("Opposition", first, '"This is the latest attack on Susan Parker by John Miller," the official said.')
    assert "White House official" in attack.holder


def test_it_speaks_for_the_body_before(told) -> None:
    (same,) = told("Removal", "When the Fair Vote Center approved the text, it asserted that John Miller fired Susan Parker.")
    (before,) = told("Removal", "The Fair Vote Fund issued a statement on Monday. It said John Miller fired Susan Parker.")
    assert (same.holder, before.holder) == ("Fair Vote Center", "Fair Vote Fund")


def test_it_for_forms_sake_speaks_for_nobody(told) -> None:
    (removal,) = told("Removal", "The Fair Vote Center met on Monday. It appears that John Miller fired Susan Parker.")
    assert removal.holder == ""


def test_hopes_and_concerns_are_their_bearers(told) -> None:
    (hoped,) = told("Departure", "Democrats hope John Miller will resign.")
    (raised,) = told("Removal", "Aides have raised concerns that John Miller could fire Susan Parker.")
    (concerned,) = told("Departure", "Mary Johnson is concerned that John Miller will resign.")
    assert (hoped.holder, raised.holder, concerned.holder) == ("Democrats", "Aides", "Mary Johnson")


def test_who_makes_something_clear_says_it(told) -> None:
    (endorsement,) = told("Endorsement", "John Miller made clear that he would not support Susan Parker.")
    assert (endorsement.axes[1], endorsement.holder) == ("Negated", "John Miller")


def test_findings_speak_for_themselves(told) -> None:
    (removal,) = told("Removal", "The story grew after findings that John Miller fired Susan Parker in May.")
    assert removal.holder == "findings"


def test_drive_calls_in_the_name_of_who_runs_it(told) -> None:
    (departure,) = told(
        "Departure", "The Fair Vote Fund, an outside group, has launched a drive calling for the resignation of John Miller."
    )
    assert (departure.axes[0], departure.holder) == ("Requested", "Fair Vote Fund")


def test_what_is_known_needs_no_source(told) -> None:
    text = "In the days after the dismissal of Susan Parker, the board thought of an appeal, according to David Clark."
    (removal,) = told("Removal", text)
    assert removal.holder == ""


def test_scene_set_before_the_main_clause_is_the_documents(told) -> None:
    (departure,) = told("Departure", "While John Miller resigned on Monday, the board had planned it, according to David Clark.")
    assert departure.holder == ""


def test_source_inside_the_quotation_is_the_nearer_one(told) -> None:
    text = '"John Miller fired Susan Parker on Monday, according to David Clark," the Fair Vote Center wrote.'
    (removal,) = told("Removal", text)
    assert removal.holder == "David Clark"


def test_what_somebody_is_ordered_to_answer_is_not_ordered(told) -> None:
    (request,) = [
        r for r in told("Request", "A court ordered the judge to answer a petition in which John Miller asked the panel to drop the case.")
        if r.role("agent") == "John Miller"
    ]  # fmt: skip
    assert request.holder == ""


def test_request_that_is_denied_was_made(told) -> None:
    (request,) = told("Request", "The judge denied a request from John Miller to delay the trial.")
    assert (request.axes[:2], request.holder) == (("Actual", "Affirmed"), "")


def test_those_who_many_push_do_not_push(told) -> None:
    (departure,) = told("Departure", "David Clark, who many in the party have pushed to resign, stayed.")
    assert (departure.role("agent"), departure.holder) == ("David Clark", "many in the party")
