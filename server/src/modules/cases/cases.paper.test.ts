import { specialSegment } from '@mingdu/shared/cases/cases.clock'
import { paperBasis, regimeOf, REMEDIES } from '@mingdu/shared/cases/cases.regime'
import { CASE_PAPERS, type CasePaper } from '@mingdu/shared/cases/cases.states'
import type { LeftPaper } from '@mingdu/shared/cases/papers.facts'
import { NATIONAL_CALENDAR as calendar } from '@mingdu/shared/kernel/calendar-data'
import { plainDate } from '@mingdu/shared/kernel/plain-date'
import { POWER_TYPES } from '@mingdu/shared/powers/powers.states'
import type { PaperDocument } from '../../paper/document'
import { paperPdf, papersPdf } from '../../paper/pdf'
import { pdfPages, pdfText } from '../../paper/pdf.text.factory'
import { papersLeft, type ActedCase } from './cases.left'
import { casePaper, type PaperCase } from './cases.paper'

const KINDS = Object.keys(CASE_PAPERS) as CasePaper[]
const LICENCE_LAW = '行政许可法'
const GUIDE_BASIS = '《演示区办事规定》第三条'
const today = plainDate('2026-03-05')
const on = { today, calendar, orgName: '演示区水务局' }

/** Everything an act may say, for the papers that read it. */
const SAID = {
  ...{ ground: 'notOurs', procedure: 'expertReview', days: 9, joint: false, approver: '区水务局局长' },
  ...{ to: '演示市水务局', reason: '排水口位置需要专家评审' },
}

function acted(type: string, more: Partial<ActedCase> = {}): ActedCase {
  const regime = regimeOf(type)
  const notice = { on: today, days: 9, article: regime.special, documentNo: '特1' }
  return {
    power: { id: 'p', code: 'P-1', name: '排水许可', type, no: 1 },
    ...{ basis: GUIDE_BASIS, state: 'reviewing', receivedOn: '2026-03-02', firstReceivedOn: '2026-03-02' },
    ...{ acceptedOn: '2026-03-02', silent: false, legalDays: 20, promisedDays: 10, certificate: true },
    segments: [specialSegment(notice, calendar)],
    materials: [
      {
        ...{ key: 'form', name: '申请表', needed: true, deferDays: 5, promiseDays: null },
        ...{ given: 'deferred', owedBy: '2026-03-12', fileIds: [] },
      },
      {
        ...{ key: 'plan', name: '排水管网图', needed: true, deferDays: null, promiseDays: 10 },
        ...{ given: 'promised', owedBy: '2026-03-19', fileIds: [] },
      },
      {
        ...{ key: 'shop', name: '营业执照', needed: false, deferDays: null, promiseDays: null },
        ...{ given: 'paper', owedBy: null, fileIds: [] },
      },
    ],
    notices: [
      {
        ...{ on: today, no: '补1', days: 30, lapsed: false },
        demands: [
          { materialKey: 'form', text: '申请表缺少签名', outside: false, second: false },
          { materialKey: null, text: '再交一份说明', outside: true, second: true },
        ],
      },
    ],
    decision: {
      granted: true,
      on: today,
      no: '准1',
      text: '有效期三年',
      by: { id: 'x', name: '甲' },
      deliverDays: 5,
    },
    delivery: { on: today, method: 'left', receiver: { sealed: 'x', shown: '张*明' } },
    ...more,
  }
}

function left<K extends CasePaper>(kind: K, after = acted('01'), no = `演水〔2026〕${kind}号`): LeftPaper<K> {
  const [paper] = papersLeft(new Map([[kind, no]]), after, SAID, on)
  return paper as LeftPaper<K>
}

const OF: PaperCase = {
  ...{ no: '123456789015', title: '排水许可（首次申请）', powerName: '排水许可', powerCode: 'P-1' },
  phone: '0000-54321',
  applicant: { kind: 'person', name: '张小明', idNumber: '110***********002X', agent: '李四方' },
  receiver: '张大明',
  url: 'http://127.0.0.1:3000/#/features/cases/track/index?id=123456789015',
}

const wordsOf = (document: PaperDocument) => JSON.stringify(document)
const read = async (document: PaperDocument) => pdfText(await paperPdf(document)).replace(/\n/g, '')

/** Articles of the 行政许可法 on the steps of a case. */
const LICENCE_ARTICLES = ['三十二', '三十八', '四十二', '四十三', '四十四', '四十五'].map((n) => `第${n}条`)

describe('the basis of a paper', () => {
  const TYPES = [...Object.keys(POWER_TYPES), '99']

  it.each(TYPES)('of 事项类型 %s names the 行政许可法 only where it governs', (type) => {
    for (const kind of KINDS) {
      for (const silent of [false, true]) {
        const paper = left(kind, acted(type, { silent }))
        const words = wordsOf(casePaper(paper, OF))
        if (type === '01') expect([kind, words]).not.toEqual([kind, expect.stringContaining(GUIDE_BASIS)])
        else expect([kind, words]).not.toEqual([kind, expect.stringContaining(LICENCE_LAW)])
        expect(paper.basis).toBe(paperBasis(type, kind, GUIDE_BASIS))
        const cited = [...words.matchAll(/行政许可法》(第[一二三四五六七八九十]+条)/g)]
        for (const [, article] of cited) expect(LICENCE_ARTICLES).toContain(article)
      }
    }
  })

  it('of an item whose guide names none is the guide', () => {
    for (const kind of KINDS) expect(left(kind, acted('07', { basis: '' })).basis).toBe('本事项办事指南')
  })

  it('goes with the remedies where something is decided, and nowhere else', () => {
    const deciding = KINDS.filter((kind) => left(kind).remedies === REMEDIES)
    expect(deciding).toEqual(['refusal', 'grant', 'denial', 'ending'])
    expect(KINDS.filter((kind) => left(kind).remedies === '')).toHaveLength(KINDS.length - 4)
  })
})

/** What each paper must say, whatever else it says. */
const MUST_SAY: Record<CasePaper, string[]> = {
  receipt: ['补正后的材料', '排水管网图', '告知承诺', '营业执照', '2026年3月9日前告知是否受理'],
  acceptance: ['自2026年3月2日起受理', '10 个工作日，2026年3月27日前办结', '2026年4月13日前办结', '容缺受理'],
  correction: ['申请表缺少签名', '再交一份说明', '二次补正', '不在办事指南内', '30 日内，即2026年4月7日前'],
  refusal: ['不予受理', '不属于本机关职权范围', '排水口位置', '请向有权办理', '行政复议', '行政诉讼'],
  deferral: ['申请表', '2026年3月12日前', '不能作出准予的决定'],
  special: ['专家评审', '9 个工作日', '2026年3月5日起（当日不计），至2026年3月18日止', '2026年3月27日前办结'],
  extension: ['9 个工作日', '区水务局局长', '排水口位置', '延长后的期限', '2026年3月27日前办结'],
  grant: ['决定准予', '有效期三年', '10 个工作日内，即2026年3月19日前', '行政复议'],
  denial: ['不予准许', '有效期三年', '行政诉讼', '5 个工作日内，即2026年3月12日前'],
  delivery: ['准予决定书（准1）', '留置送达', '张大明', '见证人', '代收人', '2026年3月5日'],
  ending: ['终止办理', '排水口位置', '行政复议'],
  withdrawal: ['已撤回', '可以重新提出申请'],
  transfer: ['演示市水务局', '排水口位置'],
}

describe('a paper as PDF', () => {
  it.each(KINDS)('%s says whom, what, why and where, on one page', async (kind) => {
    const pdf = await paperPdf(casePaper(left(kind), OF))
    const text = pdfText(pdf).replace(/\n/g, '')
    const everywhere = [
      ...[CASE_PAPERS[kind], `演水〔2026〕${kind}号`, '2026年3月5日', '张小明', '110***********002X'],
      ...['李四方', '排水许可（P-1）', '1234 5678 9015', '演示区水务局（印章）', '0000-54321', '扫码查进度'],
    ]
    for (const part of [...everywhere, ...MUST_SAY[kind], paperBasis('01', kind, GUIDE_BASIS)])
      expect([kind, text]).toEqual([kind, expect.stringContaining(part)])
    for (const part of ['undefined', 'null', 'NaN', 'Invalid']) expect(text).not.toContain(part)
    expect([kind, pdfPages(pdf)]).toEqual([kind, 1])
    expect(text.includes('存根')).toBe(kind !== 'delivery')
  })

  it('says why silence is acceptance, with the article for a licence and without one for the rest', async () => {
    const silent = await read(casePaper(left('acceptance', acted('01', { silent: true })), OF))
    expect(silent).toContain('收到后 5 个工作日内没有告知补正。根据《中华人民共和国行政许可法》第三十二条')
    expect(silent).toContain('自收到申请材料之日（2026年3月2日）起视为受理')
    const other = await read(casePaper(left('acceptance', acted('10', { silent: true })), OF))
    expect(other).toContain('没有告知补正。自收到申请材料之日（2026年3月2日）起视为受理')
  })

  it('cites the paragraph by which a limit was extended', async () => {
    const extended = (legalBasis: string) =>
      acted('01', {
        segments: [
          {
            kind: 'extension',
            from: today,
            to: null,
            days: 9,
            approver: '局长',
            documentNo: '延1',
            legalBasis,
          },
        ],
      })
    const article = regimeOf('01').extension.joint.article ?? ''
    expect(await read(casePaper(left('extension', extended(article)), OF))).toContain('第四十二条第二款')
  })

  it('speaks to an enterprise as one, and says a day may move while its year is not known', async () => {
    const applicant = {
      ...{ kind: 'enterprise' as const, name: '演示餐饮有限公司', idNumber: '91350100M000100Y43' },
      agent: '',
    }
    const text = await read(
      casePaper(left('acceptance', acted('01', { acceptedOn: '2026-12-28' })), { ...OF, applicant }),
    )
    for (const part of ['贵单位', '信用代码', '91350100M000100Y43', '暂定，有变动另行告知'])
      expect(text).toContain(part)
    for (const part of ['您', '代理人']) expect(text).not.toContain(part)
  })

  it('keeps a long list of materials and names that take several lines', async () => {
    const materials = Array.from({ length: 40 }, (_, i) => ({
      ...{ key: `m${i}`, name: `第${i}项${'内部排水管网和排放口位置图'.repeat(5)}`, needed: true },
      ...{ deferDays: null, promiseDays: null, given: 'missing' as const, owedBy: null, fileIds: [] },
    }))
    const pdf = await paperPdf(casePaper(left('receipt', acted('01', { materials })), OF))
    const text = pdfText(pdf).replace(/\n/g, '')
    for (let i = 0; i < 40; i++) expect(text).toContain(`第${i}项`)
    expect(pdfPages(pdf)).toBeGreaterThan(1)
  })
})

it('prints many papers as one file, each from page one with its own foot', async () => {
  const long = acted('01', {
    materials: Array.from({ length: 60 }, (_, i) => ({
      ...{ key: `m${i}`, name: `材料${i}`, needed: true, deferDays: null, promiseDays: null },
      ...{ given: 'paper' as const, owedBy: null, fileIds: [] },
    })),
  })
  const papers = [left('receipt', long, '收1'), left('acceptance', acted('01'), '受2')].map((paper) =>
    casePaper(paper, OF),
  )
  const pdf = await papersPdf(papers, '两份')
  const text = pdfText(pdf)
  const pages = pdfPages(pdf)
  expect(text).toContain(`收1　第 1 页，共 ${pages - 1} 页`)
  expect(text).toContain(`收1　第 ${pages - 1} 页，共 ${pages - 1} 页`)
  expect(text).toContain('受2　第 1 页，共 1 页')
})
