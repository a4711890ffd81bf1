import type { Server } from 'node:http'
import type { RuleVersion } from '@mingdu/shared/rules/rules.api'
import { PRIVACY_VERSION } from '@mingdu/shared/privacy/privacy.rules'
import type { AddressInfo } from 'node:net'
import { inTransaction } from '../../db/connection'
import { listen } from '../../lifecycle'
import type { Parts } from '../../parts'
import { confirmationToken } from '../../confirmation-token'
import { ratingToken } from '../../rating-token'
import { fixedTime } from '../../time'
import { addAccount, hashPassword, markFollowed } from '../accounts/accounts.service'
import { wakeCases } from '../cases/cases.jobs'
import { clearSending } from '../clues/clues.service'
import { turnConfirmations } from '../confirmations/confirmations.jobs'
import { askIdsOf } from '../confirmations/confirmations.service'
import { closePast } from '../messages/messages.service'
import { runSafetyChecks } from '../safety/safety.jobs'
import { addOrg } from '../orgs/orgs.service'
import { runSheetJobs } from '../sheets/sheets.jobs'
import { scanLights } from '../tasks/tasks.jobs'
import { playBulletins } from './demo.bulletins'
import { playCases } from './demo.cases.play'
import { playConfirmations } from './demo.confirmations'
import { playConsultations } from './demo.consultations'
import { playCatalog } from './demo.catalog'
import { DEMO_CITIZENS, signInCitizens } from './demo.citizens'
import { playClues } from './demo.clues.play'
import { playExchange } from './demo.exchange'
import { playColumns } from './demo.columns.play'
import { passTexts } from './demo.ratings.play'
import { playFeedback } from './demo.feedback'
import { DEMO_OFFICE_PHONE, DEMO_ORGS, DEMO_PASSWORD, DEMO_PEOPLE, type DemoPerson } from './demo.people'
import { playMatters } from './demo.play'
import { playOversight } from './demo.oversight'
import { playSupervision } from './demo.supervision'
import { createPlayer, type Player } from './demo.player'
import { clearHalfLoaded } from './demo.half-loaded'
import { demoLoadedAt, markDemoLoaded } from './demo.repo'
import { sandboxPeople, type SandboxPeople } from './demo.sandbox'

/** Makes the product's HTTP side from parts; given by the program so that this module does not reach for the app. */
type AppOf = (parts: Parts) => { callback(): Parameters<typeof listen>[0] }

/**
 * Loads the fictitious 演示区 once: its people, their WeChat bindings, and the history of its matters,
 * played through the product's own contract with dates relative to now.
 * @returns false when it was loaded before
 */
export async function loadDemo(parts: Parts, appOf: AppOf, say: (line: string) => void): Promise<boolean> {
  if (await demoLoadedAt()) return false
  await clearHalfLoaded(say)
  const now = parts.time.now()
  const time = fixedTime(new Date(now).toISOString())
  const orgIds = await loadOrgs(new Date(now))
  const accountIds = await loadPeople(orgIds, new Date(now))
  say(`载入 ${DEMO_ORGS.length} 个单位、${DEMO_PEOPLE.length} 名人员`)
  const server = await listen(appOf({ ...parts, time }).callback(), 0, '127.0.0.1')
  try {
    const base = `http://127.0.0.1:${portOf(server)}`
    const player = createPlayer(`${base}/api/v1`)
    const wechat = await sandboxPeople(parts.config.WECHAT_BASE, [...DEMO_PEOPLE, ...DEMO_CITIZENS])
    await bindPeople(player, wechat)
    await loosenLimits(player)
    say('绑定微信，回放督查事项的办理经过……')
    const setTime = (at: number) => time.set(new Date(at).toISOString())
    const stage = {
      player,
      now,
      today: parts.time.today(),
      orgIds,
      accountIds,
      setTime,
      dayPassed: async () => void (await scanLights(time, parts.log)),
    }
    await playMatters(stage)
    await playSupervision(stage)
    await playBulletins(stage)
    await playOversight(stage)
    say('回放线索……')
    setTime(now)
    const citizens = await signInCitizens(player, wechat)
    const sender = citizens[0] ?? ''
    await playClues({ ...stage, sender, check: () => runSafetyChecks({ ...parts, time }) })
    // whoever tries the demonstration on this machine sends from the same address
    await clearSending('127.0.0.1', parts.box)
    await playExchange(stage, base)
    await playConsultations(stage)
    await playConfirmations({
      ...{ player, now, setTime },
      linksOf: async (id) => (await askIdsOf(id)).map((one) => confirmationToken(one, parts.box)),
      turn: () => turnConfirmations({ ...parts, time }),
    })
    say('导入权责清单，回放清单调整和办事指南……')
    await playCatalog({
      ...{ player, now, orgIds, setTime },
      runSheets: () => runSheetJobs({ ...parts, time }, 'demo', new AbortController().signal),
    })
    say('回放办件和评价……')
    await playCases({
      ...{ player, now, setTime, orgIds, today: parts.time.today() },
      wake: () => wakeCases(time, parts.log),
      linkOf: (id, door) => ratingToken(id, door, parts.box),
    })
    await playFeedback({ player, now, setTime, check: () => runSafetyChecks({ ...parts, time }) })
    await passTexts(player)
    await playColumns({
      ...{ player, now, today: parts.time.today(), orgIds, accountIds, setTime },
      holdChecks: () => runSafetyChecks({ ...parts, time, wechat: withoutMini(parts.wechat) }),
      citizens,
    })
    await scanLights(parts.time, parts.log)
    await closePast(parts.time.today(), new Date(now))
    await markDemoLoaded(new Date())
  } finally {
    server.closeAllConnections()
    await new Promise((resolve) => server.close(resolve))
  }
  return true
}

/** While the demonstration is loaded no server stands where WeChat would fetch pictures: a person looks at them. */
function withoutMini(wechat: Parts['wechat']): Parts['wechat'] {
  return { ...wechat, configured: (account) => account !== 'mini' && wechat.configured(account) }
}

/** The time machine goes faster than real time, in which the gap between two cards is counted. */
async function loosenLimits(player: Player): Promise<void> {
  const { current } = await player.read<{ current: RuleVersion }>('anquan', '/rules')
  await player.write('anquan', 'PUT', '/rules', {
    version: current.version,
    values: { ...current.values, cardGapSeconds: 0 },
    note: '演示环境：时间可以快进，同类卡片不设间隔',
  })
}

async function loadOrgs(at: Date): Promise<Map<string, string>> {
  const ids = new Map<string, string>()
  for (const { key, name, shortName, kind, parent } of DEMO_ORGS) {
    const parentId = parent === null ? null : (ids.get(parent) ?? null)
    const org = await inTransaction((tx) =>
      addOrg({ name, shortName, code: '', kind, parentId }, { name: '演示', at }, tx),
    )
    ids.set(key, org.id)
  }
  return ids
}

async function loadPeople(orgIds: ReadonlyMap<string, string>, at: Date): Promise<Map<string, string>> {
  const passwordHash = await hashPassword(DEMO_PASSWORD)
  const ids = new Map<string, string>()
  for (const { employeeNo, name, title, phone, roles, org } of DEMO_PEOPLE) {
    const person = {
      employeeNo,
      officePhone: DEMO_OFFICE_PHONE,
      name,
      title,
      phone,
      roles,
      passwordHash,
      mustChangePassword: false,
      orgId: orgIds.get(org) ?? '',
    }
    const account = await inTransaction((tx) => addAccount(person, { name: '演示', at }, tx))
    ids.set(employeeNo, String(account._id))
  }
  return ids
}

/** Each person signs in as the mini-program would, and binds by the phone number of the roster. */
async function bindPeople(player: Player, wechat: SandboxPeople): Promise<void> {
  for (const person of DEMO_PEOPLE.filter((p) => p.bound)) await bindOne(person, player, wechat)
  for (const person of DEMO_PEOPLE.filter((p) => p.follows)) {
    const { mpOpenid, unionid } = wechat.idsOf(person.employeeNo)
    await inTransaction((tx) => markFollowed(mpOpenid, unionid, true, tx))
  }
}

async function bindOne(person: DemoPerson, player: Player, wechat: SandboxPeople): Promise<void> {
  const code = await wechat.loginCode(person.employeeNo)
  const session = await player.publicWrite<{ outcome: string; bindTicket?: string }>('/sessions/wechat', {
    code,
  })
  if (session.outcome !== 'unbound' || !session.bindTicket) return
  const phoneCode = await wechat.phoneCode(person.employeeNo)
  await player.publicWrite('/bindings/phone', {
    bindTicket: session.bindTicket,
    phoneCode,
    privacyVersion: PRIVACY_VERSION,
  })
}

function portOf(server: Server): number {
  return (server.address() as AddressInfo).port
}
