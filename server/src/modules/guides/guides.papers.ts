import { answersRefusal, paperNo } from '@mingdu/shared/guides/guides.rules'
import type { Paper } from '@mingdu/shared/guides/guides.schema'
import { GUIDE_STATES } from '@mingdu/shared/guides/guides.states'
import type { Id } from '@mingdu/shared/kernel/ids'
import { dateInShanghai, plainDate, yearOf } from '@mingdu/shared/kernel/plain-date'
import type { Tx } from '../../db/connection'
import { createLimit } from '../../db/limits'
import type { Actor } from '../../http/actor'
import type { BinaryAnswer } from '../../http/routes'
import { pageAddress } from '../../page-code'
import { paperDate } from '../../paper/dates'
import { holdLately } from '../../paper/held'
import { buildPdf, buildWord } from '../../paper/papers'
import type { Parts } from '../../parts'
import { found, refuseIf, Refused } from '../../refused'
import { sameText, type SealBox } from '../../seal-box'
import type { BusinessTime } from '../../time'
import { orgsById } from '../orgs/orgs.service'
import { caseRefusal, readPowerRef } from '../powers/powers.service'
import { guidePaper } from './guides.paper'
import { findShown, type GuideDoc } from './guides.repo'
import { findPaper, findVersion, insertPaper, paperNumbers, type PaperDoc } from './guides.versions.repo'

const WORD = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'
const GOOD_SECONDS = 3600

/** Papers printed by somebody without a session, by address: 20 in 10 minutes. */
const anonymousLimit = createLimit(
  { keyPrefix: 'paper', points: 20, duration: 600 },
  (retryMs) => new Refused('paper.too-many', { minutes: Math.max(1, Math.ceil(retryMs / 60_000)) }),
)

/** Before the transaction: the tries of those without a session, and the series of the year. */
export async function preparePaper(actor: Actor | null, ip: string, time: BusinessTime): Promise<void> {
  if (!actor) await anonymousLimit.spend(ip)
  await paperNumbers.open(yearOf(time.today()))
}

/**
 * Gives 一次性告知书 of the published version its number; the files are made when they are fetched.
 * @throws Refused `guide.answers`, `guide.stopped`, `guide.state`, `power.cancelled`
 */
export async function printPaper(
  { id, answers }: { id: Id; answers: Record<string, string> },
  { actor, time }: { actor: Actor | null; time: BusinessTime },
  box: SealBox,
  tx: Tx,
): Promise<{ paper: Paper; guide: GuideDoc }> {
  const guide = found(await findShown(id, tx))
  if (guide.state !== 'published')
    throw new Refused('guide.state', { state: GUIDE_STATES[guide.state], action: '打印告知书' })
  const { content } = found(await findVersion(id, guide.no, tx))
  refuseIf(answersRefusal(content, answers))
  refuseIf(caseRefusal(found(await readPowerRef(guide.powerId, tx)), time.today()))
  const year = yearOf(time.today())
  const no = paperNo(year, await paperNumbers.take(year, tx))
  const [guideId, guideNo, printedAt] = [id, guide.no, new Date(time.now())]
  const doc = await insertPaper({ no, guideId, guideNo, answers, printedAt, by: actor?.id ?? null }, tx)
  return { paper: paperView(doc, box), guide }
}

const built = holdLately<Buffer>(32, 10 * 60_000)

/** The file of a paper whose token is still good. @throws Refused `record.missing` */
export async function paperFile(
  token: string,
  format: 'pdf' | 'docx',
  { box, config }: Pick<Parts, 'box' | 'config'>,
): Promise<BinaryAnswer> {
  const doc = found(await findPaper(found(paperOfToken(token, box))))
  const bytes = await built.get(`${String(doc._id)} ${format}`, async () => {
    const paper = await documentOf(doc, config.PUBLIC_URL)
    return format === 'pdf' ? buildPdf(paper) : buildWord(paper)
  })
  const mime = format === 'pdf' ? 'application/pdf' : WORD
  return { mime, bytes, name: `一次性告知书 ${doc.no}.${format}`, inline: format === 'pdf' }
}

async function documentOf(doc: PaperDoc, publicUrl: string) {
  const { guideId, guideNo, answers } = doc
  const [guide, version] = await Promise.all([findShown(guideId), findVersion(guideId, guideNo)])
  const { powerId, orgId } = found(guide)
  const [power, orgs] = await Promise.all([readPowerRef(powerId), orgsById([orgId])])
  const { content, from } = found(version)
  return guidePaper(content, answers, {
    no: doc.no,
    date: paperDate(dateInShanghai(doc.printedAt.getTime())),
    guideNo,
    from: paperDate(plainDate(from)),
    orgName: orgs.get(orgId)?.name ?? '',
    powerName: power?.name ?? content.title,
    powerCode: power?.code ?? '',
    url: pageAddress(publicUrl, 'guide', guideId, guideNo),
  })
}

function paperView(doc: PaperDoc, box: SealBox): Paper {
  const id = String(doc._id)
  const at = `/public/papers/${paperToken(id, box)}`
  return {
    id,
    ...{ no: doc.no, guideNo: doc.guideNo },
    printedAt: doc.printedAt.toISOString(),
    ...{ pdf: `${at}?format=pdf`, docx: `${at}?format=docx` },
  }
}

/** Opens one paper for an hour of real time, without a session. */
function paperToken(id: Id, box: SealBox): string {
  const until = Math.floor(Date.now() / 1000 + GOOD_SECONDS).toString(36)
  return `${id}.${until}.${macOf(id, until, box)}`
}

/** The paper that a token opens; null once its time is over, and for any other text. */
export function paperOfToken(token: string, box: SealBox): Id | null {
  const [id = '', until = '', mac = ''] = token.split('.')
  if (!sameText(mac, macOf(id, until, box))) return null
  return Date.now() / 1000 <= parseInt(until, 36) ? id : null
}

function macOf(id: Id, until: string, box: SealBox): string {
  return box.mac(`guide-paper|${id}|${until}`)
}
