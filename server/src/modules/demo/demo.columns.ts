import type { AnnouncementKind, Column } from '@mingdu/shared/columns/columns.states'
import type { Block } from '@mingdu/shared/columns/blocks.rules'

/** An article as it was written, days before today; what is null goes no further. */
export interface DemoArticle {
  column: Column
  by: string
  ago: number
  title: string
  summary: string
  /** A picture is drawn for each caption. */
  blocks: readonly (Exclude<Block, { kind: 'picture' | 'video' }> | { kind: 'picture'; caption: string })[]
  kind?: AnnouncementKind
  /** A unit by its key, and the limit in days from today. */
  exposed?: { org: string; due: number; result?: string }
  /** Whose session is just now. */
  expert?: { by: string; title: string }
  poll?: readonly { kind: 'single' | 'multiple'; text: string; options: string[] }[]
  becomes: 'draft' | 'published' | 'submitted' | 'scheduled' | 'withdrawn'
}

const say = (text: string) => ({ kind: 'paragraph' as const, text })
const head = (text: string) => ({ kind: 'heading' as const, text })

/** All five columns, and every state an article can wait or end in. */
export const DEMO_ARTICLES: readonly DemoArticle[] = [
  {
    ...{ column: 'news', by: 'ducha1', ago: 6, becomes: 'published' },
    title: '演示区部署四季度重点督查工作',
    summary: '河道整治、老旧小区改造和政务服务提速列为重点。',
    blocks: [
      say('区政府督查室部署四季度督查工作，三类事项列为重点，逐项明确牵头单位、完成时限和验收标准。'),
      head('三类重点事项'),
      {
        kind: 'list',
        ordered: true,
        items: ['河道整治和面源污染治理', '老旧小区改造和便民设施', '政务服务提速和一次性告知'],
      },
      { kind: 'quote', text: '定了的事要办，办了的事要看得见、查得实。', source: '部署会' },
      { kind: 'picture', caption: '河道整治现场（示意图）' },
    ],
  },
  {
    ...{ column: 'news', by: 'ducha1', ago: 1, becomes: 'scheduled' },
    title: '政务服务中心周末延时服务安排',
    summary: '每周六上午增开不动产、社保和户籍窗口。',
    blocks: [
      say(
        '为方便上班群众办事，政务服务中心每周六 9:00 至 12:00 增开三类窗口，可以提前在小程序里看指南、备材料。',
      ),
    ],
  },
  {
    ...{ column: 'news', by: 'ducha1', ago: 0, becomes: 'draft' },
    title: '北苑段河道清淤本月完成情况',
    summary: '',
    blocks: [say('北苑段本月完成清淤 1.2 公里，剩余 0.6 公里。'), head('下一步'), say('待补充。')],
  },
  {
    ...{ column: 'topics', by: 'ducha1', ago: 3, becomes: 'published' },
    title: '河道整治怎么做，请专家来回答',
    summary: '清淤、截污、步道，您关心的都可以问。',
    blocks: [
      say('清水河整治已完成三个河段。剩余河段先做哪些、怎么做，请水务部门的专业人员在线回答。'),
      { kind: 'picture', caption: '待整治河段（示意图）' },
    ],
    expert: { by: 'shuiwu1', title: '高级工程师' },
  },
  {
    ...{ column: 'topics', by: 'ducha1', ago: 4, becomes: 'published' },
    title: '便民步道修在哪里，听听您的意见',
    summary: '两个问题，一分钟答完，一人一次。',
    blocks: [say('沿河步道明年开春动工。先修哪一段、配哪些设施，请您来选。')],
    poll: [
      { kind: 'single', text: '您希望先修哪一段？', options: ['城东段', '河口段', '北苑段'] },
      { kind: 'multiple', text: '步道上最需要什么？', options: ['路灯', '座椅', '健身器材', '公厕'] },
    ],
  },
  {
    ...{ column: 'exposures', by: 'ducha1', ago: 8, becomes: 'published' },
    title: '城东一处绿地长期堆放建筑垃圾',
    summary: '督查人员现场核实，责令限期清运、恢复绿化。',
    blocks: [
      say('督查人员现场核实，该绿地被建筑垃圾占用约 300 平方米，周边居民多次反映。现予曝光，责令限期整改。'),
    ],
    exposed: {
      org: 'chengdong',
      due: 5,
      result: '垃圾已全部清运，绿地已补种草皮并设置隔离桩，街道每周巡查一次。',
    },
  },
  {
    ...{ column: 'announcements', by: 'ducha1', ago: 5, kind: 'reward', becomes: 'published' },
    title: '关于表扬三季度督查落实先进单位的通报',
    summary: '对按时办结、群众满意的单位予以表扬。',
    blocks: [say('经区政府同意，对三季度重点事项按时办结率高、群众评价好的单位予以通报表扬。')],
  },
  {
    ...{ column: 'announcements', by: 'ducha1', ago: 4, kind: 'notice', becomes: 'withdrawn' },
    title: '关于调整河道管理范围的通知',
    summary: '',
    blocks: [say('现将调整后的河道管理范围通知如下，请各单位遵照执行。')],
  },
  {
    ...{ column: 'experience', by: 'shuiwu3', ago: 7, becomes: 'published' },
    title: '河段台账“一周一清”的做法',
    summary: '点位逐个建账，每周五核销，进度比计划快。',
    blocks: [
      say('我们把剩余点位逐个建账，定人、定时、定标准，每周五集中核销。'),
      head('三点体会'),
      { kind: 'list', ordered: false, items: ['账要细到点位', '销号要看现场', '没销的当周说明原因'] },
    ],
  },
  {
    ...{ column: 'experience', by: 'shuiwu3', ago: 0, becomes: 'submitted' },
    title: '雨季排涝物资前置的经验',
    summary: '把物资放到最近的泵站，出动时间缩短一半。',
    blocks: [say('雨季前按易涝点分布把水泵、编织袋前置到最近的泵站，出动时间由 40 分钟缩短到 20 分钟。')],
  },
]

/** What citizens ask on the topic with the expert; of the answers the expert's, and the last still waits for review. */
export const DEMO_QUESTIONS: readonly { text: string; shown: boolean; answer?: string }[] = [
  {
    text: '北苑段的河道什么时候能清完？',
    shown: true,
    answer: '北苑段计划下个月底前完成清淤，完成后在“销号公示”里可以看到结果。',
  },
  { text: '清出来的淤泥运到哪里去？会不会有味道？', shown: true },
  { text: '河边的路灯坏了，能不能一起修？', shown: false },
]

/** Of each citizen the places of the options that were taken, by question. */
export const DEMO_VOTES: readonly number[][][] = [
  [[0], [0, 1]],
  [[0], [0]],
  [[0], [0, 3]],
  [[0], [0, 1, 3]],
  [[0], [0, 3]],
  [[1], [0, 2]],
]
