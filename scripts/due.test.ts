import { spawnSync } from 'node:child_process'
import { join } from 'node:path'

const root = join(__dirname, '..')

function due(...args: string[]) {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ['--import', 'tsx', join(__dirname, 'due.ts'), ...args],
    { cwd: root, encoding: 'utf8' },
  )
  return { status, lines: stdout.trimEnd().split('\n'), stderr }
}

describe('npm run due', () => {
  it('prints the deadline first, then every day with why it counts', () => {
    const { status, lines } = due('2026-02-13', '5')
    expect(status).toBe(0)
    expect(lines[0]).toBe('2026-02-27')
    expect(lines[2]).toBe('2026-02-13  周五  不计  起算当日（《民法典》第二百零一条）')
    expect(lines[3]).toBe('2026-02-14  周六  第 1 日  调休上班，国办发明电〔2025〕7号')
    expect(lines[4]).toBe('2026-02-15  周日  不计  春节，国办发明电〔2025〕7号')
    expect(lines[lines.length - 1]).toBe('2026-02-27  周五  第 5 日  到期')
    expect(lines).toHaveLength(17)
  })

  it('counts natural days and moves the end from a rest day', () => {
    const { lines } = due('2025-01-27', '6', '自然日')
    expect(lines[0]).toBe('2025-02-05')
    expect(lines[lines.length - 1]).toContain('顺延（《民法典》第二百零三条），到期')
  })

  it('says 暂定 when the notice of a year is not loaded', () => {
    const { lines } = due('2026-12-28', '6')
    expect(lines[0]).toBe('2027-01-05')
    expect(lines[2]).toContain('暂定：2027 年的放假安排没有载入')
    expect(lines[lines.length - 1]).toBe('2027-01-05  周二  第 6 日  到期，暂定')
  })

  it.each([
    [['2026-02-30', '5'], '参数“起始日”不对：2026-02-30'],
    [[], '参数“起始日”不对：没有写'],
    [['2026-02-13'], '参数“天数”不对：没有写'],
    [['2026-02-13', '-5'], '参数“天数”不对：-5'],
    [['2026-02-13', '1.5'], '参数“天数”不对：1.5'],
    [['2026-02-13', '9999'], '参数“天数”不对：9999'],
    [['2026-02-13', '5', '天'], '参数“单位”不对：天'],
    [['2026-02-13', '5', '工作日', '多'], '多出来的参数：多'],
  ])('refuses %j and names the argument', (args, message) => {
    const { status, lines, stderr } = due(...args)
    expect(status).toBe(2)
    expect(lines).toEqual([''])
    expect(stderr).toContain(message)
    expect(stderr).toContain('用法：')
  })
})
