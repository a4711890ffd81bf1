import type { Clue, ClueRow } from '@mingdu/shared/clues/clues.schema'
import type { PartnerWithSecret } from '@mingdu/shared/exchange/exchange.schema'
import type { ExchangeSource } from '@mingdu/shared/exchange/exchange.states'
import { addDays, shanghaiMidnight } from '@mingdu/shared/kernel/plain-date'
import { exchangeClient } from '../exchange/client.service'
import { idOf, type Stage } from './demo.stage'

interface DemoPartner {
  name: string
  source: ExchangeSource
  /** Days before today. */
  ago: number
  clue: object
  /** Who has it; absent: it waits for 分办. */
  dispatchTo?: string
}

const PARTNERS: readonly DemoPartner[] = [
  {
    ...{ name: '演示·12345 热线平台', source: 'hotline', ago: 0 },
    clue: {
      ...{ no: '热线-0371', kind: 'conduct', place: { text: '演示路与河北街路口' } },
      text: '路口的红绿灯坏了一周，早晚高峰很堵，打过两次电话都说已经转办，没有人来修。',
      ...{ concernedText: '', reporter: { name: '演示·群众甲', phone: '' } },
    },
  },
  {
    ...{ name: '演示·信访信息系统', source: 'petition', ago: 2, dispatchTo: 'zonghe' },
    clue: {
      ...{ no: '演信〔示例〕8号', kind: 'conduct', place: { text: '城东街道农贸市场' } },
      text: '农贸市场外占道经营反复出现，多次反映后只管一两天，消防通道一直被堵。',
      ...{ concernedText: '市场管理方', reporter: null },
    },
  },
]

/** Two systems that send a clue each: one waits for 分办, one is being handled. Their keys are new, and shown to nobody. */
export async function playExchange(stage: Stage, base: string): Promise<void> {
  for (const partner of PARTNERS) await playPartner(partner, stage, base)
  stage.setTime(stage.now)
}

async function playPartner(
  { name, source, ago, clue, dispatchTo }: DemoPartner,
  stage: Stage,
  base: string,
): Promise<void> {
  const { player } = stage
  stage.setTime(Math.min(stage.now, shanghaiMidnight(addDays(stage.today, -ago)) + 9 * 3_600_000))
  const made = await player.write<PartnerWithSecret>('xitong', 'POST', '/exchange-partners', {
    ...{ name, source, algorithm: 'hmac-sha256' },
  })
  const key = { algorithm: 'hmac-sha256', keyId: made.keyId, secret: made.secret, publicKey: '' } as const
  const body = { ...clue, classified: false }
  const sent = await exchangeClient(base, key).call<{ receiptNo: string }>('POST', '/clues', body)
  if (sent.status !== 200) throw new Error(`demo: ${name} was refused with ${sent.status}`)
  if (dispatchTo !== undefined) await dispatch(sent.data.receiptNo, dispatchTo, stage)
}

async function dispatch(no: string, org: string, { player, orgIds }: Stage): Promise<void> {
  const { items } = await player.read<{ items: ClueRow[] }>('ducha1', `/clues?q=${no}`)
  const id = items[0]?.id ?? ''
  const { version } = await player.read<Clue>('ducha1', `/clues/${id}`)
  await player.write('ducha1', 'POST', `/clues/${id}/dispatch`, { version, orgId: idOf(orgIds, org) })
}
