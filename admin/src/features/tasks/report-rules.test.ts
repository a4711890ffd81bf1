import { ApiError } from '../../api/api-error'
import { attemptFor, EMPTY_CONTENT, readDraft, type ReportContent } from './report-draft'
import { claimedOf, claimedValue, refusedField, reportProblems, tickedOf } from './report-rules'

const counted = {
  quantity: { unit: '处', target: 42, verified: 27, claimed: 27 },
  progress: { verified: 6429, claimed: 6429, planned: 8000 },
  milestones: [],
}
const free = {
  quantity: null,
  progress: { verified: 4000, claimed: 4000, planned: 5000 },
  milestones: [],
}
const point = (title: string, weight: number, verified = false) => {
  return { title, weight, due: '2026-11-20', claimed: verified, verified }
}
const road = { ...free, milestones: [point('完成招标', 30, true), point('路基贯通', 50), point('通车', 20)] }
const content = (part: Partial<ReportContent>): ReportContent => ({
  ...EMPTY_CONTENT,
  text: '本周完成 7 处整改',
  ...part,
})

describe('a report before it is sent', () => {
  it('has nothing against a claim between what is verified and the target', () => {
    expect(reportProblems(content({ claimed: 34 }), counted)).toEqual({})
    expect(reportProblems(content({ claimed: 64.35 }), free)).toEqual({})
  })

  it('refuses less than is verified and more than is asked', () => {
    expect(reportProblems(content({ claimed: 20 }), counted).claimed).toBe('累计完成不能少于已核实的 27 处。')
    expect(reportProblems(content({ claimed: 43 }), counted).claimed).toBe('累计完成不能多于目标 42 处。')
    expect(reportProblems(content({ claimed: 39.99 }), free).claimed).toBe('累计完成不能少于已核实的 40.0%。')
  })

  it('claims what is ticked where there are milestones, and what was claimed before until touched', () => {
    expect([tickedOf({}, road), claimedOf(content({}), road)]).toEqual([[0], 3000])
    expect(claimedOf(content({ milestones: [0, 1] }), road)).toBe(8000)
    expect(reportProblems(content({ milestones: [0, 1] }), road)).toEqual({})
    expect(claimedOf(content({ claimed: 64.35 }), free)).toBe(6435)
  })

  it('asks for the number and for what was done, and stops classified marks', () => {
    expect(Object.keys(reportProblems(EMPTY_CONTENT, counted))).toEqual(['claimed', 'text'])
    expect(reportProblems(content({ claimed: 30, text: '详见绝密文件内容' }), counted).text).toContain('绝密')
  })

  it('sends a percentage as basis points and a count as it is', () => {
    expect([claimedValue(64.35, free), claimedValue(34, counted)]).toEqual([6435, 34])
  })

  it('puts the server’s refusal at its field', () => {
    expect(refusedField(new ApiError(422, 'report.no-evidence', '请附照片'))).toBe('photos')
    expect(refusedField(new ApiError(422, 'report.pending', '还在核验'))).toBeNull()
    const bad = { fields: [{ path: 'body.text', rule: 'too_small', message: '至少 5 个字' }] }
    expect(refusedField(new ApiError(400, 'input.invalid', '', bad))).toBe('text')
  })
})

describe('a draft', () => {
  it('keeps the key of a failed attempt while its content is the same', () => {
    const first = attemptFor(content({ claimed: 34 }), null)
    expect(attemptFor(content({ claimed: 34 }), first)).toBe(first)
    expect(attemptFor(content({ claimed: 35 }), first).key).not.toBe(first.key)
  })

  it('forgets what is not a draft', () => {
    localStorage.setItem('k', '{"content":1}')
    expect(readDraft('k')).toBeNull()
    localStorage.setItem('k', 'no json')
    expect(readDraft('k')).toBeNull()
  })
})
