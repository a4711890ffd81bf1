import { PHOTO_MAX_BYTES } from '@mingdu/shared/files/files.api'
import { reportBody } from '@mingdu/shared/tasks/tasks.schema'
import { ApiError } from '../../../api/api-error'
import { PHOTO_BYTES_MOST } from '../../../components/photo-field/draft-photo'
import { PHOTOS_MOST, problemsOf, reportProblems, scaleOf, TEXT_LEAST, TEXT_MOST } from './check-report'

const quantity = { unit: '处', target: 42, verified: 27, claimed: 34 }
const progress = { verified: 6429, claimed: 8095, planned: 8000 }
const scale = scaleOf({ quantity, progress })
const filled = { claimed: 36, text: '左岸已清空并复绿', evidence: 2 }

describe('a report before it is sent', () => {
  it('goes when everything is there', () => {
    expect(reportProblems(filled, scale)).toEqual({})
  })

  it('may not claim less than was verified, nor more than the target', () => {
    expect(reportProblems({ ...filled, claimed: 26 }, scale).claimed).toBe('累计完成不能少于已核实的 27 处。')
    expect(reportProblems({ ...filled, claimed: 43 }, scale).claimed).toBe('累计完成不能多于目标 42 处。')
    expect(reportProblems({ ...filled, claimed: 27 }, scale)).toEqual({})
  })

  it('says what was done, shows a photo, and holds no classified mark', () => {
    expect(reportProblems({ ...filled, text: ' 好 ' }, scale).text).toContain('至少 5 个字')
    expect(reportProblems({ ...filled, text: '机密★ 左岸已清空' }, scale).text).toContain('涉密内容')
    expect(reportProblems({ ...filled, evidence: 0 }, scale).photos).toContain('至少附一张照片')
  })

  it('without a quantity is counted in whole percent and sent in basis points', () => {
    expect(scaleOf({ quantity: null, progress })).toMatchObject({
      unit: '%',
      target: 100,
      verified: 64,
      factor: 100,
    })
  })

  it('keeps the bounds of the contract', () => {
    const body = { version: 1, claimed: 1, photoIds: [] as string[] }
    const fits = (text: string) => reportBody.safeParse({ ...body, text }).success
    expect([fits('字'.repeat(TEXT_LEAST)), fits('字'.repeat(TEXT_LEAST - 1))]).toEqual([true, false])
    expect([fits('字'.repeat(TEXT_MOST)), fits('字'.repeat(TEXT_MOST + 1))]).toEqual([true, false])
    const photos = (n: number) =>
      reportBody.safeParse({ ...body, text: '左岸已清空', photoIds: Array(n).fill('0'.repeat(24)) }).success
    expect([photos(PHOTOS_MOST), photos(PHOTOS_MOST + 1)]).toEqual([true, false])
    expect(PHOTO_BYTES_MOST).toBe(PHOTO_MAX_BYTES)
  })
})

describe('a refusal', () => {
  it('is shown at the field it is about', () => {
    const more = new ApiError(422, { code: 'report.more', message: '多了', requestId: '' })
    expect(problemsOf(more)).toEqual({ claimed: '多了' })
    const fields = [{ path: 'body.text', rule: 'too_small', message: '太短' }]
    expect(
      problemsOf(new ApiError(400, { code: 'input.invalid', message: '', requestId: '', fields })),
    ).toEqual({ text: '太短' })
  })

  it('about no field is left to the page', () => {
    expect(
      problemsOf(new ApiError(409, { code: 'version.stale', message: '改过', requestId: '' })),
    ).toBeNull()
  })
})
