import { CALENDAR_YEARS } from './calendar-data'
import { parseNotice } from './calendar-notice'

const TAIL =
  '节假日期间，各地区、各部门要妥善安排好值班和安全、保卫、疫情防控等工作。\n国务院办公厅\n2025年11月4日'

const NOTICES: Record<number, string> = {
  2024: `国务院办公厅关于2024年
部分节假日安排的通知
国办发明电〔2023〕7号
各省、自治区、直辖市人民政府，国务院各部委、各直属机构：
经国务院批准，现将2024年元旦、春节、清明节、劳动节、端午节、中秋节和国庆节放假调休日期的具体安排通知如下。
一、元旦：1月1日放假，与周末连休。
二、春节：2月10日至17日放假调休，共8天。2月4日（星期日）、2月18日（星期日）上班。鼓励各单位结合带薪年休假等制度落实，安排职工在除夕（2月9日）休息。
三、清明节：4月4日至6日放假调休，共3天。4月7日（星期日）上班。
四、劳动节：5月1日至5日放假调休，共5天。4月28日（星期日）、5月11日（星期六）上班。
五、端午节：6月10日放假，与周末连休。
六、中秋节：9月15日至17日放假调休，共3天。9月14日（星期六）上班。
七、国庆节：10月1日至7日放假调休，共7天。9月29日（星期日）、10月12日（星期六）上班。
${TAIL}`,
  2025: `国务院办公厅关于2025年部分节假日安排的通知
国办发明电〔2024〕12号
经党中央、国务院批准，根据2024年11月修订的《全国年节及纪念日放假办法》，自2025年1月1日起，全体公民放假的假日增加2天，其中春节、劳动节各增加1天。据此对放假调休原则作进一步优化完善，除个别特殊情形外，春节自农历除夕起放假调休8天，国庆节自10月1日起放假调休7天，劳动节放假调休5天，元旦、清明节、端午节、中秋节分别放假调休或连休3天（如逢周三则只在当日放假），国庆节放假如逢中秋节则合并放假8天。
按照上述原则，现将2025年元旦、春节、清明节、劳动节、端午节、中秋节和国庆节放假调休日期的具体安排通知如下。
一、元旦：1月1日（周三）放假1天，不调休。
二、春节：1月28日（农历除夕、周二）至2月4日（农历正月初七、周二）放假调休，共8天。1月26日（周日）、2月8日（周六）上班。
三、清明节：4月4日（周五）至6日（周日）放假，共3天。
四、劳动节：5月1日（周四）至5日（周一）放假调休，共5天。4月27日（周日）上班。
五、端午节：5月31日（周六）至6月2日（周一）放假，共3天。
六、国庆节、中秋节：10月1日（周三）至8日（周三）放假调休，共8天。9月28日（周日）、10月11日（周六）上班。
${TAIL}`,
  2026: `国务院办公厅关于2026年部分节假日安排的通知
国办发明电〔2025〕7号
经国务院批准，现将2026年元旦、春节、清明节、劳动节、端午节、中秋节和国庆节放假调休日期的具体安排通知如下。
一、元旦：1月1日（周四）至3日（周六）放假调休，共3天。1月4日（周日）上班。
二、春节：2月15日（农历腊月二十八、周日）至23日（农历正月初七、周一）放假调休，共9天。2月14日（周六）、2月28日（周六）上班。
三、清明节：4月4日（周六）至6日（周一）放假，共3天。
四、劳动节：5月1日（周五）至5日（周二）放假调休，共5天。5月9日（周六）上班。
五、端午节：6月19日（周五）至21日（周日）放假，共3天。
六、中秋节：9月25日（周五）至27日（周日）放假，共3天。
七、国庆节：10月1日（周四）至7日（周三）放假调休，共7天。9月20日（周日）、10月10日（周六）上班。
鼓励单位和个人结合落实带薪年休假等制度，实际形成较长假期，推动错峰出行。
${TAIL}`,
}
const notice2026 = NOTICES[2026] ?? ''

describe('a pasted notice', () => {
  it.each(CALENDAR_YEARS.map((year) => [year.year, year] as const))(
    'of %d gives the rows we ship',
    (year, shipped) => {
      expect(parseNotice(NOTICES[year] ?? '')).toEqual({
        year,
        no: shipped.notice.no,
        title: shipped.notice.title,
        rest: shipped.rest,
        work: shipped.work,
        problems: [],
      })
    },
  )

  it('may come in one line, with half-width marks and stray spaces', () => {
    const flat = notice2026.normalize('NFKC').replace(/\n/g, ' \u3000').replace(/月/g, ' 月 ')
    expect(parseNotice(flat)).toEqual(parseNotice(notice2026))
  })

  it('may begin the new year in the old one', () => {
    const text =
      '关于2030年部分节假日安排的通知 一、元旦：2029年12月30日至2030年1月1日放假调休，共3天。12月29日（周六）上班。'
    const { rest, work, problems } = parseNotice(text)
    expect(rest).toEqual([{ from: '2029-12-30', to: '2030-01-01', name: '元旦' }])
    expect(work).toEqual(['2029-12-29'])
    expect(problems.every((problem) => problem.startsWith('没有找到'))).toBe(true)
  })

  it('lets a second day take the month of the first', () => {
    const text = notice2026.replace(
      '2月14日（周六）、2月28日（周六）上班',
      '2月14日（周六）、28日（周六）上班',
    )
    expect(parseNotice(text)).toEqual(parseNotice(notice2026))
  })
})

describe('what a person must look at', () => {
  const problemsOf = (from: string, to: string) => parseNotice(notice2026.replace(from, to)).problems

  it.each([
    ['1月4日（周日）上班', '1月4日（周六）上班', '元旦：“1月4日(周六)”应是周日'],
    ['共9天', '共8天', '春节：通知写 8 天，按起止日期是 9 天'],
    ['5月9日（周六）上班', '5月8日（周五）上班', '劳动节：5月8日（周五）本来就是工作日，却写明上班'],
    ['1月4日（周日）上班', '1月3日（周六）上班', '1月3日（周六）既放假又上班'],
    ['5月9日（周六）上班', '5月39日上班', '劳动节：日历上没有“5月39日”这一天'],
    [
      '10月1日（周四）至7日（周三）放假',
      '10月7日（周三）至1日（周四）放假',
      '国庆节：“10月7日(周三)至1日(周四)放假调休”的起止日期不对',
    ],
    ['6月19日（周五）至21日（周日）放假', '放假', '端午节：没有看懂“放假”里的放假日期'],
    ['1月4日（周日）上班', '1月4日（周日）补课', '元旦：没有看懂“1月4日(周日)补课”'],
    ['5月9日（周六）上班', '7月25日（周六）上班', '7月25日（周六）上班，但前后一个月没有假期'],
  ])('“%s” written as “%s”', (from, to, problem) => {
    expect(problemsOf(from, to)).toContain(problem)
  })

  it('is a festival without a section', () => {
    expect(problemsOf('三、清明节', '三、植树节')).toEqual(['没有找到清明的放假安排'])
  })

  it('is a text without a year', () => {
    expect(parseNotice('放假通知')).toMatchObject({
      year: null,
      rest: [],
      work: [],
      problems: [expect.stringContaining('没有找到年份')],
    })
  })

  it.each([
    '',
    '2026年部分节假日安排',
    '一、：',
    '2026年节假日安排一、元旦：月日至日放假。日上班',
    'x'.repeat(1_000_000),
  ])('is said and never thrown', (text) => {
    expect(parseNotice(text).problems).not.toEqual([])
  })
})
