"""Verbs of English: base forms, and past tenses that no rule makes."""

from __future__ import annotations

import re

BASES = frozenset(
    re.findall(
        r"\w+",
        """
    abandon abolish abide abound absorb abuse accelerate accept access accompany accomplish account accrue
    accumulate accuse achieve acknowledge acquire act activate adapt add address adhere adjoin adjust administer
    admire admit adopt adorn advance advertise advise advocate affect affirm afflict afford age agree aid aim alert
    align allege allocate allot allow alter alternate amend amount amplify analyse analyze anchor annotate announce
    annoy answer anticipate apologise apologize appeal appear append applaud apply appoint appreciate approach
    approve arch argue arise arrange arrest arrive articulate ascend ask assemble assert assess assign assist
    associate assume assure attach attack attain attempt attend attract attribute author authorise authorize avert
    avoid await award back bake balance ban bar bark barter base bathe bear beat become befriend beg begin behave
    believe belong bend benefit bestow bet betray bicker bind bite blame blast bleach bleed blend bless blink block
    bloom blossom blow board boast boil bolster bomb bond boom boost border borrow bother bounce bound bow brace
    brag branch brand break breathe breed brew bridge bring broadcast broaden browse brush build bully bump bundle
    burn burrow burst bury buy buzz calculate calibrate call calm camp cancel capture care caress carry carve cast
    catch categorise categorize cater cause cease celebrate center centre challenge change channel characterise
    characterize charge charm chart chase chat cheat check cheer chew chill choke choose chop circle circulate cite
    claim clamp clarify clash classify clean cleanse clear click climb cling close clothe coat coexist coincide
    collaborate collapse collect collide colonise colonize color colour combat combine come comfort command
    commemorate commence comment commission commit communicate compact compare compel compensate compete compile
    complain complement complete complicate comply compose compound comprehend compress comprise compromise compute
    conceal concede conceive concentrate concern conclude condemn condense conduct confer confess confine confirm
    conform confront confuse connect conquer consent conserve consider consist console consolidate constitute
    constrain construct consult consume contact contain contaminate contemplate contend contest continue contract
    contradict contrast contribute control converge converse convert convey convict convince cook cool cooperate
    coordinate cope copy correct correlate correspond corrode cost cough counsel count counter cover crack crash
    crave crawl create creep criticise criticize cross crouch crowd crown crumble crush cry crystallise crystallize
    culminate cultivate cure curl curtail curve cut cycle damage dance dare darken dart date dawn deal debate decay
    deceive decide declare decline decompose decorate decrease decree dedicate deem deepen defeat defend defer
    define deflect defy degrade delay delegate delete deliberate delight deliver demand demolish demonstrate denote
    denounce deny depart depend depict deplete deploy deport depose deposit depress deprive derive descend describe
    desert deserve design designate desire destroy detach detail detain detect deter deteriorate determine develop
    deviate devise devote devour die differ differentiate diffuse dig digest dilute dim diminish dip direct disable
    disagree disappear disappoint disapprove disband discard discharge disclose discontinue discourage discover
    discuss disguise dislike dismantle dismiss disperse displace display dispose dispute disrupt dissolve
    distinguish distort distract distribute disturb dive diverge diversify divert divide divorce do dock dominate
    donate double doubt download draft drag drain dramatise draw dread dream dress drift drill drink drip drive drop
    drown dry duplicate dwell dwindle earn ease eat echo edit educate efface eject elaborate elect elevate eliminate
    elude embark embed embody embrace emerge emigrate emit emphasise emphasize employ empower empty emulate enable
    enact encircle enclose encompass encounter encourage end endanger endorse endow endure enforce engage engineer
    engulf enhance enjoy enlarge enlist enrich enrol enroll ensue ensure entail enter entertain entitle equal equip
    eradicate erase erect erode erupt escalate escape escort establish estimate evacuate evade evaluate evaporate
    evict evoke evolve examine exceed excel exchange excite exclude execute exempt exercise exert exhaust exhibit
    exhume exile exist expand expect expel expend experience experiment expire explain explode exploit explore
    export expose express extend extinguish extract exude face facilitate fade fail faint fall falter farm fascinate
    fashion fasten fault favor favour fear feast feature feed feel fell fence ferment fetch fight figure fill film
    filter finance find finish fire fish fit fix flank flap flare flash flatten flavour fledge flee flick fling flip
    float flock flood flourish flow flower fluctuate fly focus fold follow forage forbid force forecast foresee
    forge forget forgive form formalise formalize formulate foster found founder fracture frame free freeze frequent
    frighten front fuel fulfil fulfill function fund furnish fuse gain gallop gather gauge gaze generate get give
    glance glide glow go govern grab graduate grant grasp graze greet grieve grind grip groom group grow guarantee
    guard guess guide halt hand handle hang happen harbor harbour harden harm harvest hasten hatch hate haul haunt
    have head heal hear heat help herd hesitate hibernate hide highlight hike hinder hint hire hit hold honor honour
    hop hope host hover howl hug hum hunt hurl hurry hurt identify ignite ignore illuminate illustrate imagine
    imitate impact impair impede imply import impose impress imprison improve improvise include incorporate increase
    incubate incur indicate induce indulge infect infer infest infiltrate inflate inflict influence inform infringe
    inhabit inherit inhibit initiate inject injure innovate inquire insert insist inspect inspire install instil
    instill institute instruct insulate insult insure integrate intend intensify interact intercept interest
    interfere interpret interrupt intersect intervene interview introduce invade invent invest investigate invite
    invoke involve irrigate irritate isolate issue itch jail jeopardise jeopardize join joke journey judge jump
    justify keep kick kidnap kill kiss kneel knit knock know label lack lag land lapse last laugh launch lay lead
    leak lean leap learn lease leave lecture legalise legalize legislate lend lengthen lessen let level liberate
    license lick lie lift light like limit line linger link list listen litter live load loan locate lock lodge log
    long look loom loop loosen loot lose love lower lure lurk maintain make manage mandate manifest manipulate
    manufacture map march mark market marry master match mate matter mature maximise maximize mean measure mediate
    meet melt memorise memorize mention merge merit migrate mimic mind mine minimise minimize mirror miss mistake
    mix moan mobilise mobilize model moderate modernise modernize modify mold monitor mount mourn move mow multiply
    murder muster mutate name narrate narrow navigate necessitate need neglect negotiate neighbour nest nod nominate
    normalise normalize note notice notify number nurse nurture obey object oblige observe obstruct obtain occupy
    occur offend offer officiate offset ooze open operate oppose oppress opt orbit order organise organize orient
    originate oscillate oust outlast outlaw outline outlive outnumber outweigh overcome overflow overlap overlook
    oversee overtake overthrow overturn overwhelm owe own oxidise oxidize pace pack package paint pair panic parade
    park part participate pass paste patrol pause pave pay peak peck peel peer penetrate perceive perch perfect
    perform perish permit perpetuate persecute persist persuade pertain petition phase photograph pick pierce pile
    pin pioneer place plague plan plant play plead please pledge plot plough plow pluck plug plunder plunge point
    poison poke polish poll pollinate pollute pop populate pose position possess post postpone pound pour power
    practice practise praise pray preach precede precipitate preclude predate predict predominate prefer prepare
    prescribe present preserve preside press presume pretend prevail prevent prey print proceed process proclaim
    procure produce profess profit progress prohibit project proliferate prolong promise promote prompt promulgate
    pronounce propagate propel propose prosecute prosper protect protest protrude prove provide provoke publicise
    publicize publish pull pump punch punish purchase purge purify pursue push put puzzle qualify quantify quarrel
    quarry quench question queue quit quote race radiate raid raise rally range rank ratify rattle ravage reach
    react read reaffirm realise realize reappear rear rearrange reason reassure rebel rebuild recall recede receive
    recharge reckon reclaim recognise recognize recommend reconcile reconstruct record recover recruit rectify recur
    recycle redirect reduce reelect refer refine reflect reform refrain refresh refuse regain regard regenerate
    register regret regulate reign reinforce reject rejoice rejoin relate relax relay release relieve relocate rely
    remain remark remember remind remove rename render renew renounce renovate rent reopen reorganise reorganize
    repair repay repeal repeat repel replace replenish replicate reply report represent repress reproduce request
    require rescue research resemble reserve reset reside resign resist resolve resonate resort respect respond rest
    restore restrain restrict restructure result resume retain retaliate retire retreat retrieve return reunite
    reuse reveal reverse revert review revise revisit revive revoke revolt revolutionise revolutionize revolve
    reward rhyme rid ride ring rinse ripen rise risk rival roam roar roast rob rock roll roost root rot rotate row
    rub ruin rule run rush rust sack sacrifice safeguard sail salute sample sanction satisfy save say scale scan
    scare scatter schedule scoop score scour scramble scrap scrape scratch scream screen scrub sculpt seal search
    season seat secede secrete secure see seed seek seem seep seize select sell send sense sentence separate
    sequence serve service set settle sew shade shake shape share sharpen shatter shave shed shelter shield shift
    shine ship shock shoot shorten shout show shower shrink shuffle shut shuttle sigh sign signal signify silence
    simplify simulate sing sink sip sit skip slaughter slay sleep slice slide slip slope slow smash smell smelt
    smile smoke smooth smuggle snap snatch sniff snow soak soar solve soothe sort sound sow span spark sparkle spawn
    speak specialise specialize specify spell spend spill spin spit splash split spoil sponsor spot sprawl spray
    spread spring sprout spur spy squat squeeze stab stabilise stabilize stack staff stage stain stalk stall stamp
    stand standardise standardize star stare start starve state stay steal steam steer stem step stick stiffen
    stimulate sting stipulate stir stitch stock stop store strain strand streamline strengthen stress stretch strike
    string strip strive stroke stroll structure struggle study stumble subdue subject submerge submit subscribe
    subside substitute subtract succeed succumb suck suffer suffice suggest suit sum summarise summarize summon
    supersede supervise supplement supply support suppose suppress surface surge surpass surprise surrender surround
    survey survive suspect suspend sustain swallow swamp swap sway swear sweat sweep swell swim swing switch
    symbolise symbolize synthesise synthesize tackle tail tailor take talk tame tap target taste tax teach tear
    tease tell tempt tend terminate terrify terrorise test testify thank thaw theorise theorize thicken think thrash
    threaten thrive throw thrust tick tie tighten tilt time tip tire title toast tolerate top topple torment torture
    toss total touch tour tow trace track trade trail train transcend transfer transform translate transmit
    transplant transport trap travel traverse tread treat tremble trick trickle trigger trim triple triumph trouble
    trust try tuck tumble tune turn twist type undergo underlie undermine understand undertake undo unfold unify
    unite unload unlock unpack unscrew unveil update upgrade uphold upload upset urge use usher utilise utilize
    vacate validate value vanish vary venerate ventilate venture verify vest veto view violate visit visualise
    visualize voice volunteer vote vow wade wage wait wake walk wander wane want warm warn warrant wash waste watch
    water wave weaken wean wear weather weave weep weigh welcome weld whip whisper whistle widen wield win wind wipe
    wish withdraw wither withhold withstand witness wonder work worry worsen worship wound wrap wreck wrestle
    wrinkle write yearn yell yield zoom
    """,
    )
)

PASTS = frozenset(
    re.findall(
        r"\w+",
        """
    arose ate awoke beat became befell began bent bit bled blew bore bought bound bred broadcast broke brought built
    burnt burst came cast caught chose clung cost crept cut dealt dove drank drew drove dug dwelt fed fell felt fled
    flew flung forbade forecast foresaw forgave forgot fought found froze gave got grew ground had heard held hid
    hit hung hurt kept knelt knew laid lay leapt learnt led left lent let lit lost made meant met mistook outgrew
    overcame oversaw overthrew overtook paid put quit ran rang read rebuilt rode rose said sang sank sat saw sent
    set shed shone shook shot shrank shut slept slew slid slung smelt sold sought spat sped spelt spent split spoke
    sprang spread spun stank stole stood strode strove struck stuck stung sung sunk swam swept swore swung taught
    thought threw thrust told took tore trod understood undertook underwent undid upheld went wept withdrew withheld
    withstood woke won wore wound wove wrote wrung
    """,
    )
)
