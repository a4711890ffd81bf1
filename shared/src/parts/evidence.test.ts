import { awaitedText, flagTexts, placeText, receivedText, takenText } from './evidence'

it('says where a picture comes from, when it was taken and when it was received', () => {
  const storedAt = '2026-11-25T01:31:00.000Z'
  expect(takenText({ source: 'camera', takenAt: '2026-11-25T01:30:00.000Z' })).toBe('现场拍摄 11-25 09:30')
  expect(takenText({ source: 'album', takenAt: null })).toBe('相册选取 拍摄时间未知')
  expect(receivedText({ storedAt })).toBe('11-25 09:31 收到')
  expect(flagTexts(['same', 'late'])).toEqual(['与另一任务的照片相同', '拍摄晚于所报的完成时间'])
})

it('says a place, or that it is unknown', () => {
  const place = { lat: 32.31, lng: 118.3, accuracy: 14.6, system: 'gcj02' } as const
  expect(placeText(place)).toBe('北纬 32.31000，东经 118.30000（±15 米）')
  expect(placeText({ ...place, lat: -1, lng: -2, accuracy: null })).toBe('南纬 1.00000，西经 2.00000')
  expect(placeText(null)).toBe('地点未知')
})

it('says which report is awaited', () => {
  expect(awaitedText(null)).toBe('')
  expect(awaitedText({ kind: 'periodic', due: '2026-11-27', late: false })).toBe(
    '进展报告应于 11月27日（周五）前报送',
  )
  expect(awaitedText({ kind: 'supplement', due: '2026-11-27', late: true })).toBe(
    '要求补充的材料逾期，应于 11月27日（周五）前报送',
  )
})
