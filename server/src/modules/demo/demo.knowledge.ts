/** The 知识库 of the 演示区. */
export interface DemoEntry {
  topic: string
  question: string
  answer: string
  basis: string
  fate: 'published' | 'draft' | 'withdrawn'
  /** Who found it useful. */
  useful: readonly string[]
}

export const KNOWLEDGE: readonly DemoEntry[] = [
  {
    ...{ topic: 'deadline', question: '任务延期最迟什么时候申请？' },
    answer:
      '在限期到来以前申请，原则上一项任务只延一次。写明原因、新的限期并附材料；批准以前原限期照常计算。',
    ...{ basis: '《政府督查工作条例》和本区督查工作规程', fate: 'published' },
    useful: ['shuiwu1', 'linye1', 'jiaoke1'],
  },
  {
    ...{ topic: 'report', question: '现场照片要不要带时间和位置？' },
    answer:
      '整改前后的照片请用手机端“现场拍照”，系统自动记下时间和位置。从相册选的照片也可以传，核验时会另行查看。',
    ...{ basis: '', fate: 'published', useful: ['shuiwu1', 'hekou1'] },
  },
  {
    ...{ topic: 'report', question: '报了进展为什么进度没有变？' },
    answer: '报送的进展先显示为空心，督查员核验通过以后才计入进度。退回补充的，请按意见补齐再报。',
    ...{ basis: '', fate: 'published', useful: [] },
  },
  {
    ...{ topic: 'duty', question: '需要别的单位配合，是退回还是申请会办？' },
    answer:
      '本单位有职责、只是需要配合的，申请会办；确实没有职责的，在规定时间内退回，写明理由和建议的承办单位。',
    ...{ basis: '本区督查工作规程', fate: 'published', useful: ['jiaoke1'] },
  },
  {
    ...{ topic: 'card', question: '收到黄牌以后怎么申诉？' },
    answer:
      '送达以后三个工作日内在“牌”里提出申诉，写明事实和理由，由没有参与的人员复核。申诉期间原来的限期不停。',
    ...{ basis: '本区督查工作规程', fate: 'published', useful: ['shijian1'] },
  },
  {
    ...{ topic: 'closing', question: '申请办结要准备什么材料？' },
    answer: '逐项任务核实完成、自查情况、整改前后对照。需要公示的，公示期满没有异议才能销号。',
    ...{ basis: '', fate: 'published', useful: [] },
  },
  {
    ...{ topic: 'closing', question: '长期坚持的事项还要不要报进展？' },
    answer: '转长期坚持的不再按月报进展，按回头看的时间报送保持情况。',
    ...{ basis: '', fate: 'draft', useful: [] },
  },
  {
    ...{ topic: 'deadline', question: '限期最后一天是休息日怎么办？' },
    answer: '按工作日计算的限期不会落在休息日；按自然日计算的，顺延到休息日后的第一个工作日。',
    ...{ basis: '《民法典》第二百零三条', fate: 'withdrawn', useful: [] },
  },
]
