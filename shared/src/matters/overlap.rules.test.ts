import fc from 'fast-check'
import { isBeyond, overlapOf, type AskingMatter } from './overlap.rules'

const asks = (title: string, more: Partial<AskingMatter> = {}): AskingMatter => ({
  title,
  basis: '区政府常务会议纪要〔2026〕18号',
  leadOrgId: 'water',
  officeId: 'office',
  ...more,
})

describe('asking the same org', () => {
  const river = asks('河道“四乱”问题整改清零')
  it('again for the same is 重复, by another office or under another lead 多头', () => {
    const again = asks('河道四乱问题整改', { basis: '另一文件' })
    expect(overlapOf(river, again)).toBe('repeated')
    expect(overlapOf(river, { ...again, leadOrgId: 'forest' })).toBe('scattered')
    expect(overlapOf(river, { ...again, officeId: 'party' })).toBe('scattered')
  })

  it('for something else is neither, though it rests on the same paper', () => {
    expect(overlapOf(river, asks('老旧小区加装电梯'))).toBeNull()
  })

  it('takes less for the same where the paper is the same, however its brackets are written', () => {
    const near = asks('清水河河道问题排查整改', { basis: '区政府常务会议纪要 [2026] 18号' })
    expect(overlapOf(river, near)).toBe('repeated')
    expect(overlapOf(river, { ...near, basis: '另一文件' })).toBeNull()
  })

  it('says the same whichever of the two came first', () => {
    const matters = fc.record({
      title: fc.constantFrom('河道整改', '河道问题整改', '道路整改', '电梯加装'),
      basis: fc.constantFrom('甲', '乙'),
      leadOrgId: fc.constantFrom('water', 'forest'),
      officeId: fc.constantFrom('office', 'party'),
    })
    fc.assert(fc.property(matters, matters, (a, b) => overlapOf(a, b) === overlapOf(b, a)))
  })
})

it('is beyond an office to ask outside its region, or those above it', () => {
  const office = { id: 'office', path: ['city', 'district', 'government'], regionId: 'district' }
  const beyond = (id: string, path: string[]) => isBeyond(office, { id, path })
  expect(beyond('water', ['city', 'district', 'government'])).toBe(false)
  expect(beyond('team', ['city', 'district', 'government', 'water'])).toBe(false)
  expect(beyond('government', ['city', 'district'])).toBe(true)
  expect(beyond('district', ['city'])).toBe(true)
  expect(beyond('cityWater', ['city'])).toBe(true)
})
