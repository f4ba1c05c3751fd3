"""Words and letters that are known: what a name stands behind, and what is no name."""

from __future__ import annotations


def _each(words: str) -> frozenset[str]:
    return frozenset(words.split())


TITLES = _each(
    "Mr Mrs Ms Miss Mx Dr Prof Professor Sir Dame Lord Lady Rev Revd Reverend Father Sister Brother"
    " Nurse Matron Midwife PC DC DS PCSO Sgt Sergeant Constable Inspector Judge Cllr Councillor"
    " Auntie Aunt Aunty Uncle Nana Granny Grandma Grandad Imam Rabbi Pastor"
)

WITHIN_NAMES = _each("van von der den de da do dos del della di du la le el al bin ibn ap")

# Words that begin sentences, with a capital for that alone, and those that a name may follow.
BEGIN_SENTENCES = _each(
    "A About After Afterwards Again All Also Although Always An And Another Any As Asked At Back"
    " Because Before Being Both But By Call Called Calling Did Do Does Driving During Each Even"
    " Every Everyone First For From Gave Given Had Has Have He Her Here His How However If In"
    " Instead Into Is It Its Just Last Later Left Like Many May Maybe Meet Meeting Met Moved My"
    " Nearly Never Next No Nobody Not Nothing Now Of Off Often On Once One Only Or Our Out Over"
    " Perhaps Phoned Rang Reading Remembering Rung Said Saw Seeing Sent She Since So Some Somebody"
    " Sometimes Soon Spoke Still Such Talking Taking Tell Telling Texted Than That The Their Them"
    " Then There These They This Those Though Through To Today Together Told Took Towards Two"
    " Under Until Up Visited Was Wasn't We Went Were What When Where Whether Which While Who Why"
    " Will With Without Working Would Write Writing Wrote Yes Yesterday Yet You Your"
)

# Words of the work, of the calendar and of peoples: among them alone there is no name.
OF_THE_WORK = _each(
    "Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February"
    " March April May June July August September October November December Christmas Easter Eid"
    " Ramadan Diwali New Year Years Spring Summer Autumn Winter Term Half Key Stage One Two Three"
    " Four Five Six Seven Eight Nine Ten Eleven Twelve Thirteen Reception Nursery Primary Secondary"
    " School College Academy University Hospital Clinic Ward Centre House Home Office Head Teacher"
    " Deputy Assistant Teaching Social Work Worker Workers Service Services Support Family"
    " Families Early Help Youth Justice Children Children's Adult Adults Safeguarding Lead"
    " Designated Education Health Healthcare Care Plan Plans Mental Emergency Department Intensive"
    " Unit Community Team Teams Council Local Authority Trust National England Wales Scotland"
    " Ireland Britain United Kingdom States English Welsh Scottish Irish British European African"
    " Asian Caribbean White Black Brown Mixed Other Jewish Muslim Christian Hindu Sikh Roma Gypsy"
    " Traveller History Month Week Day Restorative Practice Trauma Informed Safety Choice"
    " Collaboration Trustworthiness Empowerment Act Convention Code Section Part Article Chapter"
    " Government Insurance Police Red Cross Good Morning Afternoon Night Dear Mum Dad"
)

# With them alone, no key stage, year or room is one: there is no area KS, Y or C.
AREAS = _each(
    "AB AL B BA BB BD BF BH BL BN BR BS BT BX CA CB CF CH CM CO CR CT CV CW DA DD DE DG DH DL DN DT"
    " DY E EC EH EN EX FK FY G GL GU GY HA HD HG HP HR HS HU HX IG IM IP IV JE KA KT KW KY L LA LD"
    " LE LL LN LS LU M ME MK ML N NE NG NN NP NR NW OL OX PA PE PH PL PO PR RG RH RM S SA SE SG SK"
    " SL SM SN SO SP SR SS ST SW SY TA TD TF TN TQ TR TS TW UB W WA WC WD WF WN WR WS WV YO"
    " ZE"
)

NO_CAR = _each("CPD CPN DSL EAL EHC GPS LAC LSA MDT NHS PEP RAG RSE SEN SLT TAS")
