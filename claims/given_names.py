"""Given names by the gender they usually tell, and words that tell a gender or an office.

Compiled by us from common English, Spanish, and other names in English news. A name that is used
for both, or is missing here, tells nothing. The lists say what a name suggests to a reader, no
more: a pronoun is only ever resolved through them together with the words around it.
"""

from __future__ import annotations

from claims.word_lists import listed

FEMALE_NAMES = listed(
    """
    abigail ada adele adriana agatha agnes aileen aisha alana alexandra alexis alice alicia
    alison aliyah alma althea alyssa amanda amber amelia amina amy ana anastasia andrea anette
    angela angelina angelique anika anita ann anna anne annie antonia april ariana arlene ashley
    astrid audrey ayesha ava barbara beatrice beatriz becky belinda bella bernadette bernice bess
    beth betsy betty beverly bianca blanca bonnie brenda bridget brigitte brittany camila
    candice carla carly carmela carmen carol carole carolina caroline carolyn cassandra catherine
    cathy cecilia charlene charlotte chelsea cheryl chloe christina christine cindy claire clara
    clarissa claudia colleen connie consuelo cora corinne courtney crystal cynthia daisy dana
    daniela danielle daphne dawn debbie deborah debra denise desley diana diane dianne dina
    dolores donna doris dorothea dorothy edith edna eileen elaina elaine eleanor elena elise
    elissa eliza elizabeth ella ellen elsa emilia emily emma erica erin esmeralda esperanza
    estelle esther eugenia eva evelyn faith farah fatima felicia fern fiona florence frances
    francine freda frieda gabriela gabrielle gail genevieve georgia geraldine gertrude gillian
    gina giselle gladys gloria grace greer greta gretchen guadalupe gwen gwendolyn hana hannah
    harriet heather heidi helen hilda hillary holly hope huma ida imogen ingrid irene iris
    isabel isabella ivanka ivy jacinta jackie jacqueline jacquelyn jane janelle janet janice
    jasmine jean jeanette jeanne jenna jennifer jenny jessica jill joan joann joanna jodi jodie
    jolene josefina josephine joyce juana juanita judith judy julia juliana julie june kaitlyn
    kamala karen karin kate katherine kathie kathleen kathryn kathy katie katrina kay kayla
    keisha kellyanne kelsey kendra kim kimberly kirsten kirstie kristen kristi kristin kristy
    lana latoya laura lauren laverne leah leila lena leonora leslie libby lila lilian lillian
    lily linda lindsay lisa lois lorena loretta lori lorraine louise lucia lucy lupita luz lydia
    lynn mabel madeleine madison mae maeve magdalena maggie malala malia mandy marcia margaret
    margarita margo maria marian mariana marianne maribel marie marilyn marina marisa marissa
    marjorie marlene marta martha martina mary maryam maura maureen maxine maya megan melania
    melanie melezia melinda melissa mercedes meredith mia michelle mildred mindy miranda miriam
    molly mona monica muriel myra nadia nancy naomi natalie natasha nell nicole nikki nina nora
    noreen norma olga olivia ophelia paige paloma pamela patricia patty paula pauline peggy
    penelope petra philippa phoebe phyllis pilar polly priscilla priya rachel ramona rania
    raquel rebecca reena regina renee rhonda rita roberta robyn rosa rosalie rosalind rosanne
    rosario rose rosemary roslyn ruby ruth ruthie sabrina sadie sally salma samantha sandra sara
    sarah savannah selena serena shana shannon sharon sheila shelly sherry sheryl shirley silvia
    simone sofia soledad sonia sonja sophia sophie stacy stella stephanie sue susan susana
    suzanne sylvia tabitha tamara tamika tammy tania tanya tara teresa tess thelma theresa
    tiffany tina tracy trisha trudy ursula valentina valerie vanessa vera veronica vicki vicky
    victoria viola violet virginia vivian wanda wendy whitney wilma winifred yasmin yesenia
    yolanda yvette yvonne zainab zara zelda zoe
    """
)
MALE_NAMES = listed(
    """
    aaron abdul abel abraham adam adrian ahmad ahmed aidan ajay akira al alain alan albert
    alberto alec alejandro alex alexander alfonso alfred alfredo ali alistair allen alvin amir
    amit anders andre andreas andrei andres andrew andy angelo angus anil anthony antoine anton
    antonin antonio armando arnold arthur arturo arun asher augusto barack barry bart bashar
    basil ben benedict benito benjamin benny bernard bernie bert bilal bill billy blake boaz bob
    bobby boris brad bradley brandon brendan brent bret brett brian bruce bryan bryce burt byron
    caleb calvin carl carlos cedric cesar chad charles charlie chester chris christian
    christopher chuck clarence claude claudio clayton clifford clint clinton clive cody colin
    corey cory craig curtis cyrus dale damian damien dan daniel danny darrell darren darryl dave
    david dean declan deepak denis dennis derek desmond devin dick diego dieter dinesh dmitri
    domingo dominic don donald donnie doug douglas duane duncan dustin dwayne dwight dylan earl
    ed eddie edgar eduardo edward edwin ehud eli elias elijah elliot elliott elon emilio
    emmanuel enrique eric ernest ernesto erwin esteban ethan eugene evan farid federico felipe
    felix ferdinand fernando floyd francisco francois frank franklin fred frederick fritz
    gabriel garrett gary gavin gene geoffrey george gerald gerard gerhard gerry gilbert giovanni
    giuseppe glenn gordon graham greg gregory guillermo gus gustavo guy hamid hank hans harold
    harry harvey hassan hector heinrich henry herb herbert herman hernan horacio horst howard
    hugh hugo humberto hussein ian ibrahim ignacio igor ike imran irving isaac ismail itzhak
    ivan ivo jack jacob jacques jake jamal james jared jarrett jason javier jay jeff jeffrey
    jens jeremiah jeremy jerome jerry jerzy jesse jim jimmie jimmy joachim joao joaquin jochen
    joe joel john johnny jon jonathan jorge jose josef joseph josh joshua juan juergen julian
    julio justin jürgen kareem karl keenan keith ken kenneth kevin khalid kieran kirk klaus kurt
    kyle lamar larry lars lawrence lech leif len leo leon leonard leopold leroy lester lewis
    lionel lloyd logan lorenzo lou louie louis lucas luis luke lyle lyndon mahmoud malcolm
    manfred manuel marc marcel marcelo marco marcus mariano mario mark marshall martin marvin
    mateo matt matthew maurice mauricio max maxwell mehmet melvin micah michael miguel mike
    mikhail milo milton mitch mitchell mitt mohamed mohammed muhammad narendra nathan nathaniel
    neal ned neil nelson newt niall nicholas nick niels nigel nikolai noah norbert norman
    octavio olaf oliver omar osama oscar osvaldo otto owen pablo pascal patrick paul pedro percy
    pete peter phil philip phillip pierre quentin rafael rahul rajiv ralph ramiro ramon rand
    randall randy raphael rashid raul ray raymond recep reggie reginald reuben rex ricardo
    richard rick ricky rob robert roberto roderick rodney rodrigo roger roland rolf ron ronald
    rory ross roy ruben rudy rufus rupert russell ryan salvador sam samuel sanjay santiago saul
    scott scotty sean sebastian sergei sergio seth shane shaun shawn shimon sidney silvio simon
    spencer stanley stefan stephen steve steven stewart stuart sven tariq ted terrence thad theo
    theodore thomas tim timothy tobias toby todd tom tomas tommy tony travis trevor tristan
    tyler tyrone ulrich uri vaclav vernon vicente victor vijay viktor vince vincent vinny
    vladimir wade wallace walter warren wayne wendell werner wesley wilbur wilfred will william
    willie winston wolfgang xavier yannis yitzhak yuri yusuf zachary zack zbigniew ziad
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
    diplomats observers commentators narrator voice voice-over announcer
    """
)
