import type { Conclusion } from '@mingdu/shared/conclusions/conclusions.api'
import type { Delegation } from '@mingdu/shared/delegations/delegations.api'
import type { Instruction } from '@mingdu/shared/matters/instructions.api'
import type { Matter, MatterRow } from '@mingdu/shared/matters/matters.schema'
import type { Stage } from './demo.stage'

/**
 * What stands beside the matters: a 领导批示 that waits for a matter, a 督查结论 that was served, a change that waits for
 * a decision, a matter that came back after 销号, a use of one of the five powers, and somebody who acts for another.
 */
export async function playSupervision(stage: Stage): Promise<void> {
  stage.setTime(stage.now)
  const { player, today } = stage
  await player.write<Instruction>('lingdao', 'POST', '/instructions', {
    on: today,
    text: '群众反映城东农贸市场周边占道经营反复，请督查室牵头核查，一周内报我。',
    fileIds: [],
  })
  await conclude('河道“四乱”问题整改清零', stage)
  await askForChange('河道“四乱”问题整改清零', stage)
  await relapse(stage)
  await intervene('河道“四乱”问题整改清零', stage)
  await delegate(stage)
}

/** Drafted by one, issued by another, served on its org. */
async function conclude(title: string, { player, today }: Stage): Promise<void> {
  const matter = await matterTitled(title, player)
  if (!matter) return
  const draft = await player.write<Conclusion>('ducha1', 'POST', '/conclusions', {
    matterId: matter.id,
    orgId: matter.leadOrg.id,
    findings: '经现场核查，部分点位上报已完成但仍有堆放物，台账与现场不一致。',
    basis: '政府督查工作条例第十六条',
    demands: '逐点复查，更正台账，10 个工作日内报送整改结果。',
  })
  const act = (person: string, name: string, { version }: Conclusion, more: object = {}) =>
    player.write<Conclusion>(person, 'POST', `/conclusions/${draft.id}/${name}`, { version, ...more })
  const issued = await act('zhuren', 'issue', draft)
  await act('ducha1', 'deliver', issued, { on: today, receiver: '水务局办公室' })
}

async function askForChange(title: string, { player }: Stage): Promise<void> {
  const matter = await matterTitled(title, player)
  if (!matter) return
  const top = matter.tree.filter(({ parentId, state }) => parentId === null && state !== 'cancelled')
  const [first, second] = top
  if (!first || !second || second.weight < 6) return
  const shifted: Record<string, number> = { [first.id]: first.weight + 5, [second.id]: second.weight - 5 }
  const weights = top.map(({ id, weight }) => ({ taskId: id, weight: shifted[id] ?? weight }))
  const reason = '排查中新增点位较多，排查任务量加大。'
  const body = { version: matter.version, kind: 'weights', reason, weights }
  await player.write('ducha1', 'POST', `/matters/${matter.id}/change-requests`, body)
}

/** 查办督促监察: on the record of its matter, and told to its org. */
async function intervene(title: string, { player, today }: Stage): Promise<void> {
  const matter = await matterTitled(title, player)
  if (!matter) return
  await player.write('ducha1', 'POST', '/interventions/investigate', {
    ...{ subject: { kind: 'matter', id: matter.id }, on: today, fileIds: [] },
    basis: '政府督查工作条例第十二条',
    done: '赴河口段现场核对台账，约见股室负责人，要求三日内书面说明堆放物未清原因。',
    result: '',
  })
}

/** 授权代办: the head is away for a week, a colleague approves for them. */
async function delegate({ player, now, accountIds }: Stage): Promise<void> {
  const given = await player.write<Delegation>('zhuren', 'POST', '/delegations', {
    delegateId: accountIds.get('ducha2') ?? '',
    permissions: ['matter.approve', 'task.direct', 'task.extend'],
    from: new Date(now).toISOString(),
    until: new Date(now + 7 * 86_400_000).toISOString(),
    reason: '赴市里参加督查业务培训一周',
  })
  await player.write('ducha2', 'POST', `/delegations/${given.id}/accept`, { version: given.version })
}

/** Found unannounced after 销号: the same number is in hand again. */
async function relapse({ player }: Stage): Promise<void> {
  const { items } = await player.read<{ items: MatterRow[] }>('ducha2', '/matters?state=closed&limit=1')
  const [row] = items
  if (!row) return
  const matter = await player.read<Matter>('ducha2', `/matters/${row.id}`)
  const leaf = matter.tree.find((task) => task.leaf && task.state === 'done')
  if (!leaf) return
  const left = leaf.quantity ? Math.floor(leaf.quantity.target * 0.8) : 8000
  await player.write('ducha2', 'POST', `/matters/${row.id}/reopen`, {
    version: matter.version,
    note: '暗访发现问题回潮，需重新整改。',
    tasks: [{ taskId: leaf.id, days: 10, left }],
  })
}

async function matterTitled(title: string, player: Stage['player']): Promise<Matter | null> {
  const at = `/matters?limit=1&q=${encodeURIComponent(title)}`
  const { items } = await player.read<{ items: MatterRow[] }>('ducha1', at)
  const [row] = items
  return row ? player.read<Matter>('ducha1', `/matters/${row.id}`) : null
}
