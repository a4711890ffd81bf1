import { layoutFlow } from '@mingdu/shared/flow/flow.drawing'
import { guideContentSchema, type Guide, type GuideContent } from '@mingdu/shared/guides/guides.schema'
import type { TestApp } from '../../testing/app'
import type { GivenPerson } from '../accounts/accounts.factory'

/** For tests: a guide that says everything, with questions that select materials. */
export function givenGuideContent(more: Partial<GuideContent> = {}): GuideContent {
  const step = (name: string, who: string, days: number | null) => [{ name, who, days }]
  const node = (id: string, kind: 'start' | 'step' | 'end', text: string) => ({
    id,
    kind,
    text,
    who: '窗口',
    days: 1,
  })
  const material = (key: string, name: string, always = true) => ({
    ...{ key, name, necessity: 'required', source: 'applicant', form: 'both', copies: 2, always },
    ...{ spec: 'A4', notes: '加盖公章', basis: '城镇排水与污水处理条例第二十一条' },
  })
  const content = guideContentSchema.parse({
    title: '城镇污水排入排水管网许可（首次申请）',
    forms: ['1', '2'],
    conditions: ['从事工业、建筑、餐饮、医疗活动的企业事业单位'],
    stages: {
      apply: step('提交申请', '申请人', null),
      accept: step('收件受理', '政务服务中心窗口', 1),
      review: step('现场勘验', '水政科', 5),
      deliver: step('制证送达', '窗口', 2),
    },
    materials: [
      { ...material('form', '城镇污水排入排水管网许可申请表'), deferDays: 5 },
      material('shop', '营业执照', false),
      { ...material('plan', '内部排水管网和排放口位置图', false), promiseDays: 10 },
    ],
    scenario: {
      first: 'who',
      questions: [
        {
          key: 'who',
          text: '您是哪一类排水户',
          options: [
            { key: 'shop', label: '餐饮、洗车经营户', materials: ['shop'] },
            { key: 'site', label: '建筑施工', materials: ['plan'] },
            { key: 'home', label: '家庭', stop: '家庭排水不需要办理。' },
          ],
        },
      ],
    },
    ...{ legalDays: 20, promisedDays: 10, limitBasis: '行政许可法第四十二条' },
    specials: [{ name: '专家评审', days: 15, basis: '行政许可法第四十五条' }],
    places: [
      { name: '演示区政务服务中心', address: '演示路 1 号', hours: '工作日 9:00–17:00', phone: '0000-12345' },
    ],
    ...{ phone: '0000-54321', complaint: '12345 热线', results: [{ name: '排水许可证' }] },
    flow: layoutFlow(
      [node('a', 'start', '申请'), node('b', 'step', '审查'), node('c', 'end', '办结')],
      [
        { id: 'ab', from: 'a', to: 'b', label: '' },
        { id: 'bc', from: 'b', to: 'c', label: '' },
      ],
    ),
  })
  return { ...content, ...more }
}

/** A guide of the power, saved with this content; published when asked for. */
export async function givenGuide(
  app: TestApp,
  people: { editor: Pick<GivenPerson, 'token'>; catalog: Pick<GivenPerson, 'token'> },
  powerId: string,
  { publish = true, content = givenGuideContent() }: { publish?: boolean; content?: GuideContent } = {},
): Promise<Guide> {
  const { token } = people.editor
  const created = await app.call<Guide>('POST', '/guides', { token, body: { powerId, title: '' } })
  const { id, version } = created.data
  const saved = await app.call<Guide>('PUT', `/guides/${id}`, { token, body: { version, content } })
  if (!publish) return saved.data
  const body = { version: saved.data.version, note: '' }
  return (await app.call<Guide>('POST', `/guides/${id}/publish`, { token: people.catalog.token, body })).data
}
