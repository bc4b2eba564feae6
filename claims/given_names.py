"""Given names by the gender they usually tell, and words that tell a gender or an office.

Compiled by us from common English, Spanish, and other names in English news. A name that is used
for both, or is missing here, tells nothing. The lists say what a name suggests to a reader, no
more: a pronoun is only ever resolved through them together with the words around it.
"""

from __future__ import annotations

from claims.word_lists import listed

FEMALE_NAMES = listed(
    """
    abigail agnes alice alicia alison amanda amber amy ana andrea angela angelina anita ann anna
    anne annie antonia april ariana ashley audrey barbara beatrice becky bella bernadette beth
    betsy betty beverly bonnie brenda brittany camila carla carmen carol carolina caroline
    carolyn catherine cathy cecilia charlotte cheryl christina christine cindy claire clara
    claudia colleen connie crystal cynthia daisy dana danielle dawn deborah debra debbie denise
    desley diana diane dolores donna doris dorothy edith eileen elaine eleanor elena elizabeth
    ella ellen emily emma erica erin esther eva evelyn faith fatima fiona florence frances gail
    gabriela georgia geraldine gina gladys gloria grace greta gwen hannah harriet heather heidi
    helen hillary holly hope ida ingrid irene isabel isabella ivanka jackie jacqueline jane
    janet janice jasmine jean jeanne jennifer jenny jessica jill joan joanna jodie josephine
    joyce juanita judith judy julia juliana julie june kamala karen kate katherine kathleen
    kathryn kathy katie kay keisha kellyanne kim kimberly kirsten kristen kristin laura lauren
    leah leila leslie libby linda lindsay lisa lois loretta lori louise lucia lucy lydia lynn
    mabel madeleine madison maggie mandy margaret maria marian marie marilyn marina marjorie
    marlene marta martha mary maryam maureen maxine megan melania melanie melezia melissa
    mercedes meredith mia michelle mildred miranda molly monica nadia nancy naomi natalie
    natasha nicole nikki nina nora norma olga olivia pamela patricia patty paula pauline peggy
    penelope phyllis priscilla priya rachel ramona rebecca regina renee rhonda rita roberta
    robyn rosa rosalind rosanne rose rosemary ruby ruth sally samantha sandra sara sarah
    savannah shannon sharon sheila shelly sherry shirley silvia sofia sonia sophia sophie stacy
    stella stephanie sue susan suzanne sylvia tamara tammy tanya tara teresa theresa tiffany
    tina tracy ursula valerie vanessa vera veronica victoria viola violet virginia vivian wanda
    wendy whitney wilma yolanda yvette yvonne zoe
    """
)
MALE_NAMES = listed(
    """
    aaron abdul abraham adam adrian ahmed al alan albert alberto alejandro alex alexander alfred
    ali allen alvin andre andres andrew andy angelo anthony antonio arnold arthur arturo ben
    benjamin bernard bernie bill billy bob bobby boris brad bradley brandon brendan brett brian
    bruce bryan byron calvin carl carlos cesar chad charles charlie chester chris christian
    christopher chuck clarence claude clayton clifford clint clinton craig curtis dale damian
    dan daniel danny darren darryl dave david dean dennis derek desmond diego dick dinesh
    dominic don donald doug douglas duncan dwayne dwight dylan earl ed eddie edgar eduardo
    edward edwin elijah elliott emilio emmanuel enrique eric ernest ethan eugene evan felipe
    felix fernando floyd francisco frank franklin fred frederick gabriel gary gavin gene
    geoffrey george gerald gerard gilbert glenn gordon graham greg gregory guillermo gus guy
    harold harry harvey hassan hector henry herbert herman hernan howard hugh hugo ian ibrahim
    igor isaac ivan jack jacob jacques jake jamal james jared jason javier jay jeff jeffrey
    jeremiah jeremy jerome jerry jim jimmy joaquin joe joel john johnny jon jonathan jorge jose
    joseph josh joshua juan julian julio justin karl keith ken kenneth kevin khalid kirk kurt
    kyle lamar larry lars lawrence leo leon leonard leroy lester lewis lionel lloyd logan lou
    louis lucas luis luke malcolm manuel marc marco marcus mario mark marshall martin marvin
    mateo matt matthew maurice max maxwell melvin michael miguel mike milton mitch mitchell
    mohamed mohammed muhammad nathan nathaniel ned neil nelson nicholas nick nigel noah norman
    oliver omar oscar otto owen pablo patrick paul pedro pete peter phil philip phillip pierre
    rafael ralph ramon randy raul ray raymond reginald reuben ricardo richard rick ricky rob
    robert roberto rodney rodrigo roger roland ron ronald rory ross roy ruben rudy rupert
    russell ryan salvador sam samuel santiago scott sean sebastian sergei sergio seth shane
    shaun simon spencer stanley stephen steve steven stewart stuart ted terrence theodore thomas
    tim timothy toby todd tom tommy tony travis trevor tyler tyrone vernon victor vincent
    vladimir wade wallace walter warren wayne wesley wilfred will william willie winston xavier
    yusuf zachary
    """
)
FEMALE_WORDS = listed(
    """
    ms mrs miss madam lady dame sister queen princess duchess actress woman girl mother wife
    daughter sister widow grandmother aunt niece councilwoman congresswoman spokeswoman
    chairwoman businesswoman policewoman assemblywoman alderwoman saleswoman noblewoman
    congresswomen her herself mom grandma waitress heroine baroness
    """
)
MALE_WORDS = listed(
    """
    mr sir lord brother king prince duke actor man boy father husband son widower grandfather
    uncle nephew councilman congressman spokesman chairman businessman policeman assemblyman
    alderman salesman nobleman his himself dad grandpa waiter baron pope
    """
)
HONORIFICS = listed("mr mrs ms miss mx dr sir dame lord lady prof professor")
"""Before a surname alone they add nothing to who is meant."""

OFFICES = listed(
    """
    president vice-president premier chancellor minister secretary governor gov mayor senator
    sen representative rep congressman congresswoman councilman councilwoman councilmember
    councilmembers councillor councilor commissioner assemblyman assemblywoman assemblymember
    supervisor alderman alderwoman delegate ambassador judge justice magistrate attorney lawyer
    prosecutor solicitor sheriff chief deputy officer detective inspector sergeant sgt
    lieutenant lt captain capt colonel col general gen admiral major commander corporal private
    marshal superintendent director manager administrator coordinator chairman chairwoman chair
    chairperson chairs head leader founder co-founder owner executive ceo cfo coo treasurer
    clerk controller auditor spokesman spokeswoman spokesperson aide adviser advisor strategist
    consultant organizer organiser activist advocate campaigner candidate nominee analyst
    economist scientist researcher professor dr doctor physician surgeon nurse epidemiologist
    historian author writer novelist poet journalist reporter editor columnist correspondent
    anchor host presenter producer broadcaster commentator critic blogger publisher photographer
    filmmaker actor actress singer musician rapper comedian artist designer architect engineer
    developer programmer teacher principal lecturer dean student pupil coach trainer captain
    player striker goalkeeper quarterback driver pilot farmer baker butcher chef waiter
    shopkeeper merchant trader banker broker investor billionaire businessman businesswoman
    entrepreneur landlord tenant resident neighbor neighbour witness victim suspect defendant
    plaintiff inmate prisoner officer soldier veteran pastor priest bishop archbishop cardinal
    pope rabbi imam reverend rev father mother brother sister son daughter husband wife widow
    uncle aunt cousin friend colleague partner king queen prince princess duke duchess lord lady
    sir dame librarian curator ranger firefighter paramedic plumber electrician worker volunteer
    member official bureaucrat diplomat envoy negotiator lobbyist pollster statistician
    inspector ombudsman registrar provost vicar abbot expert specialist psychologist
    psychiatrist sociologist geologist biologist chemist physicist mathematician astronomer
    climatologist meteorologist hydrologist whistleblower informant source spokespeople
    councilwomen mr mrs ms miss businesspeople congressmen senators
    """
)
"""Nouns for what a person is; the last one before a name, or the head of a role phrase."""

ORGANISATION_WORDS = listed(
    """
    agency association authority bank board bureau campaign center centre chamber church club
    coalition college commission committee company congress corporation corps council court
    department division enforcement exchange federation force foundation fund government group
    hospital house inc institute institution journal league ltd ministry museum network news
    office organization organisation panel parliament party police post press project school
    senate service services society staff syndicate team times trust tribune union university
    chronicle herald gazette guardian express observer telegraph magazine radio tv television
    administration cabinet embassy alliance firm fire patrol academy authorities co corp llc plc
    broadcasting works unit
    """
)
PLURAL_SOURCES = listed(
    """
    officials police authorities prosecutors agents investigators critics supporters opponents
    experts sources witnesses residents neighbors neighbours lawyers attorneys activists
    advocates researchers scientists doctors analysts economists lawmakers legislators
    republicans democrats conservatives liberals leaders aides advisers advisors reporters
    journalists organizers protesters teachers parents students workers employees executives
    voters people others many some most few relatives friends family families organisers
    firefighters paramedics inspectors historians engineers farmers councillors councilmembers
    senators members staffers staff spokespeople insiders detectives deputies judges ministers
    diplomats observers commentators
    """
)
