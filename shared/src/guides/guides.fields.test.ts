import { diffFields } from '../kernel/diff'
import { guideFields } from './guides.fields'
import { guideContentSchema } from './guides.schema'

const content = (more: object = {}) => guideContentSchema.parse({ title: '排水许可', ...more })
const diff = (was: object, is: object) =>
  diffFields(guideFields(content(was)), guideFields(content(is))).filter((one) => one.how !== 'same')

it('compares every field of a guide', () => {
  const fields = guideFields(content()).map((one) => one.field.split('.')[0])
  expect([...new Set(fields)].sort()).toEqual(
    Object.keys(content())
      .filter((field) => field !== 'free')
      .sort(),
  )
})

it('shows what changed as people read it', () => {
  const material = { key: 'm', name: '营业执照', necessity: 'required', source: 'applicant', form: 'copy' }
  expect(
    diff(
      { legalDays: 20, materials: [material] },
      { legalDays: 15, materials: [{ ...material, copies: 2 }] },
    ),
  ).toEqual([
    expect.objectContaining({
      field: 'materials',
      name: '申请材料',
      was: [expect.stringContaining('1 份')],
      is: [expect.stringContaining('2 份')],
    }),
    expect.objectContaining({
      field: 'legalDays',
      name: '法定时限',
      was: ['20 个工作日'],
      is: ['15 个工作日'],
    }),
  ])
  expect(diff({}, { free: false, fees: [{ name: '工本费', standard: '10 元' }] })).toMatchObject([
    { field: 'fees', was: ['不收费'], is: ['工本费　10 元'] },
  ])
  expect(
    diff(
      {},
      { stages: { apply: [], accept: [{ name: '收件', who: '窗口', days: 1 }], review: [], deliver: [] } },
    ),
  ).toMatchObject([{ name: '办理步骤　受理', how: 'added', is: ['收件　窗口　1 个工作日'] }])
})
