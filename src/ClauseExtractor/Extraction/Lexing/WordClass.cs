namespace ClauseExtractor.Extraction.Lexing;

/// <summary>The classes of <c>vocabulary.tsv</c>: what a word does in a sentence about grants.</summary>
internal enum WordClass : byte
{
    /// <summary>最高, 不超过, 以内: how a figure bounds what is given. The value is a <see cref="Extraction.Bound"/>.</summary>
    Bound,

    /// <summary>超过, 达到: the figure behind it measures the recipient. The value is a <see cref="Comparator"/>.</summary>
    Threshold,

    /// <summary>一次性, 每年, 每家: what money is counted by. The value is a <see cref="Extraction.Per"/>.</summary>
    Per,

    /// <summary>给予, 予以, 发放: gives the noun that stands with it.</summary>
    Verb,

    /// <summary>奖励, 补贴, 券: what is given. The value is <c>voucher</c> for one.</summary>
    Noun,

    /// <summary>奖, 补, 买单: gives without a noun. The value is the noun that it makes.</summary>
    Giver,

    /// <summary>不予, 不得, 取消.</summary>
    Negation,

    /// <summary>分别, 分档. The value is <c>ordered</c> where the sums go to the members of a list in order.</summary>
    Distribution,

    /// <summary>按, 按照, 依据 before a standard.</summary>
    According,

    /// <summary>全额, 减半: a share said in words. The value is <c>all</c> or <c>half</c>.</summary>
    Whole,

    /// <summary>和, 及, 或 between members of a list.</summary>
    Conjunction,

    /// <summary>家, 件, 平方米: what stands behind a number.</summary>
    Counter,

    /// <summary>财政, 政府: who pays with public money.</summary>
    PayerName,

    /// <summary>What the short name of a payer ends in: 市财政, 区政府.</summary>
    PayerEnding,

    /// <summary>企业, 个人: who pays with his own money.</summary>
    PrivatePayer,

    /// <summary>What the name of an office behind 由 ends in.</summary>
    OfficeEnding,

    /// <summary>What a payer does before the verb that gives.</summary>
    PayerDeed,

    /// <summary>How a payer takes a sum out of its money.</summary>
    PayerTakes,

    /// <summary>追加: a sum on top of the one before.</summary>
    Addition,

    /// <summary>再 beside 分别: the sums come on top of those before.</summary>
    OnTop,

    /// <summary>What opens a ceiling over the grants of a statement.</summary>
    CeilingOpening,

    /// <summary>上述: what was given before.</summary>
    Above,

    /// <summary>What tells of grants of the past.</summary>
    PastGrant,

    /// <summary>What makes a sentence about the past a promise all the same.</summary>
    Promise,

    /// <summary>不重复: rules on double support.</summary>
    StackingRule,

    /// <summary>本措施, 各项政策: the policy as a whole.</summary>
    WholePolicy,

    /// <summary>两项合计: a ceiling over several clauses.</summary>
    JointSum,

    /// <summary>拨付, 预拨: how a grant is paid.</summary>
    PaymentDeed,

    /// <summary>剩余, 首期: a part of a payment.</summary>
    PaymentRest,

    /// <summary>市级, 国家: a level whose grant is another grant.</summary>
    HigherLevel,

    /// <summary>全额拨付: the payment of all or of the rest.</summary>
    PaymentWhole,

    /// <summary>Words between the noun of a grant and a share of it.</summary>
    AmountWord,

    /// <summary>Marks of a member of a list of levels.</summary>
    LevelOpening,

    /// <summary>What can receive money.</summary>
    RecipientHeadNoun,

    /// <summary>Persons and bodies: 每个 before one counts recipients.</summary>
    RecipientBody,

    /// <summary>What somebody did to be a recipient, or did to another.</summary>
    RecipientDeed,

    /// <summary>Deeds whose object is the recipient: 认定, 引进.</summary>
    RecipientBecomes,

    /// <summary>Words before a recipient that are none of its name.</summary>
    RecipientAdverb,

    /// <summary>满, 届满: before a time that must have passed.</summary>
    Fulfilled,

    /// <summary>收取, 确定出让价: a share before it is what remains to be paid.</summary>
    LevyDeed,

    /// <summary>各自, 均: opens a ceiling of each grant before it.</summary>
    EachCeiling,

    /// <summary>合计: opens a ceiling over all that the sentence gives.</summary>
    JointCeiling,

    /// <summary>以上部分: the sum before it bounds a band.</summary>
    MeasuredPart,

    /// <summary>省内, 境外: one of two places that a grant tells apart.</summary>
    OriginOpening,

    /// <summary>退还, 追缴: what was given is to be given back.</summary>
    GiveBack,

    /// <summary>周, 工作日: what 每 counts and no money is counted by.</summary>
    CountedTime,

    /// <summary>What stands behind 每年 where it counts the money.</summary>
    MannerOpening,

    /// <summary>What makes a base one that runs by year.</summary>
    YearlyBase,

    /// <summary>What money can be a share of.</summary>
    BaseHeadNoun,

    /// <summary>工资标准: a base that ends in 标准.</summary>
    PriceStandard,

    /// <summary>Words that join a noun to its share and are no part of the base.</summary>
    BaseLead,

    /// <summary>A base that is a grant itself.</summary>
    GrantAmount,

    /// <summary>标准, 金额: what of a grant is told.</summary>
    Measure,

    /// <summary>如下, 为: the end of an announcement.</summary>
    AnnouncementEnding,

    /// <summary>Others that are to give something.</summary>
    OtherGiver,

    /// <summary>不对, 终止: what is not given.</summary>
    Refusal,

    /// <summary>What opens a sentence that caps the sentences before it.</summary>
    SharedCapOpening,

    /// <summary>同一, 单: a ceiling for each one.</summary>
    SingleOpening,

    /// <summary>标准为: how much an announced grant is.</summary>
    MeasureOpening,

    /// <summary>其他, 其余: another kind of recipient.</summary>
    OtherGroup,

    /// <summary>享受该, 获得的: what one gets in all.</summary>
    Receipt,

    /// <summary>期限, 最长: how long a grant runs.</summary>
    RunOpening,

    /// <summary>Words of a segment that tells how long a grant runs.</summary>
    RunWord,

    /// <summary>免征, 免收: what is not to be paid.</summary>
    Waiver,

    /// <summary>A waiver that is sought, or that another law gives.</summary>
    WaiverElsewhere,

    /// <summary>投入, 合同: 总额 behind it is a base.</summary>
    TotalOfBase,

    /// <summary>奖励资金: 总额 behind it counts the money.</summary>
    TotalOfGrant,

    /// <summary>的标准: the figure before it is the standard itself.</summary>
    OfStandard,

    /// <summary>Headings that look back.</summary>
    Retrospect,

    /// <summary>已, 力争: what was spent or is hoped for.</summary>
    PastMarker,

    /// <summary>安排, 设立: money is set aside.</summary>
    BudgetVerb,

    /// <summary>留取: a share of money is kept for a purpose.</summary>
    EarmarkVerb,

    /// <summary>规模, 预算: money that is set aside.</summary>
    FundWord,

    /// <summary>拨付: how a grant is paid.</summary>
    PayingVerb,

    /// <summary>Words about the sum of a grant behind its noun.</summary>
    SumWord,

    /// <summary>从, 由: where the money comes from.</summary>
    SourceOpening,

    /// <summary>列支: it is paid from there.</summary>
    SourceDeed,

    /// <summary>From when something is paid.</summary>
    StartTime,

    /// <summary>按实际: what was spent is given.</summary>
    ActualOpening,

    /// <summary>A bracket that tells who pays.</summary>
    BreakdownPayer,

    /// <summary>Words that only join a noun to its figure.</summary>
    Filler,

    /// <summary>上浮, 减半: a change of an amount said before.</summary>
    UpliftWord,

    /// <summary>减半 at the end of a segment.</summary>
    Half,

    /// <summary>以…为标准.</summary>
    StandardEnding,

    /// <summary>What joins an announcement to its parts.</summary>
    Joint,

    /// <summary>A measure of somebody, no sum that is given.</summary>
    SizeWord,

    /// <summary>Words before a condition that are none of it.</summary>
    ConditionOpening,

    /// <summary>并购: no 并 that joins.</summary>
    Union,

    /// <summary>What opens a subject of its own.</summary>
    SubjectOpening,

    /// <summary>What a sentence sets out to do before it says for whom.</summary>
    Aim,

    /// <summary>认定, 验收: an act whose object the aim before it names.</summary>
    Recognition,

    /// <summary>追加 at the end of a condition.</summary>
    AddedWord,

    /// <summary>Grades that lists of tiers are made of.</summary>
    Grade,

    /// <summary>What introduces the first member of a list of tiers.</summary>
    TierLead,

    /// <summary>What the members of a list are called behind the last.</summary>
    Honour,

    /// <summary>不得: forbids what follows over any words.</summary>
    Prohibition,

    /// <summary>Words between a share and what reduces.</summary>
    ReductionWord,

    /// <summary>What may follow a noun that is granted.</summary>
    GrantedEnding,

    /// <summary>每增加: a step.</summary>
    StepDeed,

    /// <summary>A step that counts persons or bodies.</summary>
    StepPerson,

    /// <summary>Shops and branches: 每新增一家门店 counts things, not who gets the money.</summary>
    StepThing,

    /// <summary>每年评选: what is done each year, no count of money.</summary>
    YearlySelection,

    /// <summary>贷款, 本办法: what a ceiling bounds that is not of the rows of its clause.</summary>
    OtherCeiling,

    /// <summary>奖励, 补贴: a benefit though no figure is given.</summary>
    GrantedAlone,

    /// <summary>方, 者, 户: what a name of somebody ends in that no list holds.</summary>
    RecipientEnding,

    /// <summary>幼儿园, 小学: a class of one is a thing that is counted.</summary>
    School,

    /// <summary>第二年<u>降至</u>50%: the share of a later year.</summary>
    LoweredShare,

    /// <summary>的费率: a share that is a price.</summary>
    PriceWord,

    /// <summary>省级, 市县: a level of government that pays its part of a sum.</summary>
    PayerLevel,

    /// <summary>聘期内: when something is given, not to whom.</summary>
    ServiceTime,

    /// <summary>执行: what an item is done by, behind its sum.</summary>
    Performed,

    /// <summary>标准, 范围: with a noun before it the name of something else than what is given.</summary>
    GrantNameEnding,

    /// <summary>提高至: what holds in place of the share or sum before.</summary>
    RaisedTo,

    /// <summary>重新, 复审: once more, after the first time.</summary>
    OnceMore,

    /// <summary>门店: a thing of its owner that 每家 counts.</summary>
    CountedShop,

    /// <summary>限购: bounds how many things count, not money.</summary>
    CountLimit,

    /// <summary>费率, 优秀比例: the share behind its bound is of something else than what is given.</summary>
    MeasuredShare,

    /// <summary>提高至: the figure before it holds no longer.</summary>
    ChangeVerb,

    /// <summary>Words before a metric that are none of it.</summary>
    MetricNoise,

    /// <summary>Headings over who may apply.</summary>
    EligibilityHeading,

    /// <summary>A ceiling over the policy.</summary>
    ProvisionWhole,

    /// <summary>Money is set aside.</summary>
    ProvisionBudgetVerb,

    /// <summary>Money that is set aside.</summary>
    ProvisionFund,

    /// <summary>Counters that count no target.</summary>
    TimeUnit,

    /// <summary>Verbs after which a number counts what follows.</summary>
    TargetVerb,

    /// <summary>Words before the metric of a target that are none of it.</summary>
    TargetLead,

    /// <summary>Titles of plans.</summary>
    PlanTitle,

    /// <summary>What looks like a target and is none.</summary>
    NoTarget,

    /// <summary>Headings over targets.</summary>
    TargetHeading,

    /// <summary>单个研发项目: counts projects.</summary>
    CountedProject,

    /// <summary>单场活动: counts events.</summary>
    CountedEvent,

    /// <summary>单家投资机构: counts recipients.</summary>
    CountedRecipient,

    /// <summary>Words of a provision: clawback.</summary>
    ProvisionClawback,

    /// <summary>Words of a provision: stacking.</summary>
    ProvisionStacking,

    /// <summary>Words of a provision: application.</summary>
    ProvisionApplication,

    /// <summary>Words of a provision: eligibility.</summary>
    ProvisionEligibility,

    /// <summary>评选, 考核: what 每年 counts instead of the money.</summary>
    SelectionDeed,

    /// <summary>年限, 连续: before the years that a grant runs.</summary>
    RunCue,

    /// <summary>含税: in brackets behind a sum without 元.</summary>
    SumBracket,

    /// <summary>考核合格: behind 每年, what must be so each year for the money to be given.</summary>
    RecurringTest,

    /// <summary>发放总额: how much is issued to all recipients together.</summary>
    IssuedInAll,

    /// <summary>预算规模, 资金总规模: how large a fund is.</summary>
    FundSize,

    /// <summary>经费, 资金: a noun that may be a cost as well as a grant.</summary>
    CostNoun,

    /// <summary>承担, 分担: a payer bears a part of a cost.</summary>
    CostBearing,

    /// <summary>自负, 自筹: what the recipient pays itself.</summary>
    OwnCost,

    /// <summary>贷款, 授信: money that is lent.</summary>
    LoanWord,

    /// <summary>额度, 本金: behind the name of a loan, how large it is.</summary>
    LoanSize,

    /// <summary>联合共建, 债券: a word that holds another cue and is none.</summary>
    Opaque,

    /// <summary>开办, 落户: before the noun of a grant, what it is for; no condition.</summary>
    GrantPurpose,
}
