import type { Bulletin } from '@mingdu/shared/bulletins/bulletins.schema'
import { addDays } from '@mingdu/shared/kernel/plain-date'
import type { Stage } from './demo.stage'

/** The 周通报 of last week, written and issued, and a 专报 that is still being written. */
export async function playBulletins(stage: Stage): Promise<void> {
  stage.setTime(stage.now)
  const { player, today } = stage
  const draft = await player.write<Bulletin>('ducha1', 'POST', '/bulletins', {
    kind: 'weekly',
    on: addDays(today, -7),
  })
  const at = `/bulletins/${draft.id}`
  const texts = {
    ...draft.texts,
    good: '水务局对剩余点位逐点建账，每天核销一批，核实进度快于序时。',
    next: '超期任务的主办单位请在 3 个工作日内报送整改安排；临近限期的任务请逐项核对进度，确需延期的在限期前提出。',
  }
  const edited = await player.write<Bulletin>('ducha1', 'POST', `${at}/edit`, {
    version: draft.version,
    title: draft.title,
    texts,
  })
  await player.write<Bulletin>('zhuren', 'POST', `${at}/issue`, { version: edited.version })
  await player.write<Bulletin>('ducha2', 'POST', '/bulletins', {
    kind: 'special',
    title: '专项督查事项推进情况专报',
    from: addDays(today, -30),
    through: today,
    category: 'special',
  })
}
