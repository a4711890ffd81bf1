import type { Directive } from '@mingdu/shared/directives/directives.api'
import type { DirectiveLevel } from '@mingdu/shared/directives/directives.states'
import type { TaskRow } from '@mingdu/shared/tasks/tasks.schema'
import { dueOn, type Stage } from './demo.stage'

/** A 督查通知 about the task of this title; days from the first start, `due` among them. */
interface DemoDirective {
  task: string
  by: string
  level: DirectiveLevel
  demand: string
  issued: number
  due: number
  /** Whose task it is. */
  handler: string
  received: number
  answered?: number
  answer?: string
}

/** One whose answer is late, one that waits for it, one answered in time and one answered late. */
export const DEMO_DIRECTIVES: readonly DemoDirective[] = [
  {
    ...{ task: '防火通道建设', by: 'ducha1', level: 'routine', handler: 'linye1' },
    demand: '剩余路段进度滞后于序时，请逐段说明原因，报送每周完成里程和人员机械安排。',
    ...{ issued: -16, received: -15, due: -2 },
  },
  {
    ...{ task: '老旧小区改造施工', by: 'zhuren', level: 'listed', handler: 'xingzheng1' },
    demand: '已超过限期，请会同施工单位逐小区倒排工期，书面报送完工时间和责任人。',
    ...{ issued: -5, received: -4, due: 4 },
  },
  {
    ...{ task: '餐饮油烟净化设施专项检查', by: 'ducha2', level: 'routine', handler: 'zonghe1' },
    demand: '请核对已检查餐饮单位台账，对群众多次反映的点位逐一复查并报送结果。',
    ...{ issued: -20, received: -19, due: -8, answered: -15 },
    answer: '已复查群众反映点位11处，9处完成清洗维护，2处限期更换净化设施，台账已更正。',
  },
  {
    ...{ task: '灌排渠系修复', by: 'ducha2', level: 'routine', handler: 'nongye1' },
    demand: '请报送未开工渠段的清单、原因和开工时间，附现场照片。',
    ...{ issued: -18, received: -16, due: -6, answered: -1 },
    answer: '未开工渠段3条，因灌溉未结束推迟，现已停水，下周全部进场。',
  },
]

/** What happens to a 督查通知, each at its day. */
export function directiveSteps(
  stage: Stage,
  at: (day: number, hour: number) => number,
): { at: number; run(): Promise<void> }[] {
  return DEMO_DIRECTIVES.flatMap((one, i) => {
    const made = { id: '' }
    const act = (name: string, body: object) =>
      stage.player.write(one.handler, 'POST', `/directives/${made.id}/${name}`, body)
    return [
      { at: at(one.issued, 10 + i), run: () => issue(one, made, stage) },
      { at: at(one.received, 15 + i / 2), run: async () => void (await act('receive', {})) },
      ...(one.answered === undefined
        ? []
        : [{ at: at(one.answered, 16), run: async () => void (await act('answer', { text: one.answer })) }]),
    ]
  })
}

async function issue(one: DemoDirective, made: { id: string }, { player, today }: Stage): Promise<void> {
  const at = `/tasks?limit=1&q=${encodeURIComponent(one.task)}`
  const [task] = (await player.read<{ items: TaskRow[] }>(one.by, at)).items
  if (!task) throw new Error(`demo: no task “${one.task}”`)
  const { version } = await player.read<{ version: number }>(one.by, `/tasks/${task.id}`)
  const { level, demand } = one
  const body = { version, level, demand, due: dueOn(today, one.due) }
  made.id = (await player.write<Directive>(one.by, 'POST', `/tasks/${task.id}/directives`, body)).id
}
