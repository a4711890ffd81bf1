import type { CalendarYear, DayRange, WorkCalendar } from './calendar-model'
import { type PlainDate, plainDate } from './plain-date'

/** 国务院办公厅关于2024年部分节假日安排的通知, 国办发明电〔2023〕7号, 2023-10-25. */
const YEAR_2024: CalendarYear = {
  year: 2024,
  notice: {
    no: '国办发明电〔2023〕7号',
    title: '国务院办公厅关于2024年部分节假日安排的通知',
    url: 'https://www.gov.cn/zhengce/content/202310/content_6911527.htm',
  },
  rest: [
    rest('元旦', '2024-01-01'),
    rest('春节', '2024-02-10', '2024-02-17'),
    rest('清明节', '2024-04-04', '2024-04-06'),
    rest('劳动节', '2024-05-01', '2024-05-05'),
    rest('端午节', '2024-06-10'),
    rest('中秋节', '2024-09-15', '2024-09-17'),
    rest('国庆节', '2024-10-01', '2024-10-07'),
  ],
  work: work(
    '2024-02-04',
    '2024-02-18',
    '2024-04-07',
    '2024-04-28',
    '2024-05-11',
    '2024-09-14',
    '2024-09-29',
    '2024-10-12',
  ),
}

/** 国务院办公厅关于2025年部分节假日安排的通知, 国办发明电〔2024〕12号, 2024-11-12. */
const YEAR_2025: CalendarYear = {
  year: 2025,
  notice: {
    no: '国办发明电〔2024〕12号',
    title: '国务院办公厅关于2025年部分节假日安排的通知',
    url: 'https://www.gov.cn/zhengce/content/202411/content_6986382.htm',
  },
  rest: [
    rest('元旦', '2025-01-01'),
    rest('春节', '2025-01-28', '2025-02-04'),
    rest('清明节', '2025-04-04', '2025-04-06'),
    rest('劳动节', '2025-05-01', '2025-05-05'),
    rest('端午节', '2025-05-31', '2025-06-02'),
    rest('国庆节、中秋节', '2025-10-01', '2025-10-08'),
  ],
  work: work('2025-01-26', '2025-02-08', '2025-04-27', '2025-09-28', '2025-10-11'),
}

/** 国务院办公厅关于2026年部分节假日安排的通知, 国办发明电〔2025〕7号, 2025-11-04. */
const YEAR_2026: CalendarYear = {
  year: 2026,
  notice: {
    no: '国办发明电〔2025〕7号',
    title: '国务院办公厅关于2026年部分节假日安排的通知',
    url: 'https://www.gov.cn/zhengce/content/202511/content_7047090.htm',
  },
  rest: [
    rest('元旦', '2026-01-01', '2026-01-03'),
    rest('春节', '2026-02-15', '2026-02-23'),
    rest('清明节', '2026-04-04', '2026-04-06'),
    rest('劳动节', '2026-05-01', '2026-05-05'),
    rest('端午节', '2026-06-19', '2026-06-21'),
    rest('中秋节', '2026-09-25', '2026-09-27'),
    rest('国庆节', '2026-10-01', '2026-10-07'),
  ],
  work: work('2026-01-04', '2026-02-14', '2026-02-28', '2026-05-09', '2026-09-20', '2026-10-10'),
}

/** The years a new installation starts with; later notices are pasted in by an administrator. */
export const CALENDAR_YEARS: readonly CalendarYear[] = [YEAR_2024, YEAR_2025, YEAR_2026]

/** The national calendar without local holidays. */
export const NATIONAL_CALENDAR: WorkCalendar = { years: CALENDAR_YEARS }

function rest(name: string, from: string, to = from): DayRange {
  return { from: plainDate(from), to: plainDate(to), name }
}

function work(...dates: string[]): PlainDate[] {
  return dates.map(plainDate)
}
