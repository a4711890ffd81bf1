import type { Evidence, Place } from '../evidence/evidence.schema'
import { PICTURE_FLAGS, PICTURE_SOURCES, type PictureFlag } from '../evidence/evidence.states'
import { dateInShanghai, formatDateZh, formatMonthDay, plainDate, shanghaiTime } from '../kernel/plain-date'
import type { Task } from '../tasks/tasks.schema'

type Stamped = Pick<Evidence, 'source' | 'takenAt' | 'storedAt' | 'place'>

/** `现场拍摄 11-25 09:30`, or `相册选取 拍摄时间未知`. */
export function takenText({ source, takenAt }: Pick<Stamped, 'source' | 'takenAt'>): string {
  return `${PICTURE_SOURCES[source]} ${takenAt === null ? '拍摄时间未知' : momentText(takenAt)}`
}

/** `11-25 09:31 收到`: the server's clock, which nobody who takes pictures sets. */
export function receivedText({ storedAt }: Pick<Stamped, 'storedAt'>): string {
  return `${momentText(storedAt)} 收到`
}

/** `北纬 32.31000，东经 118.30000（±15 米）`, or `地点未知`. */
export function placeText(place: Place | null): string {
  if (place === null) return '地点未知'
  const lat = `${place.lat < 0 ? '南纬' : '北纬'} ${Math.abs(place.lat).toFixed(5)}`
  const lng = `${place.lng < 0 ? '西经' : '东经'} ${Math.abs(place.lng).toFixed(5)}`
  const about = place.accuracy === null ? '' : `（±${Math.round(place.accuracy)} 米）`
  return `${lat}，${lng}${about}`
}

/** What is to be looked at, in words: `与另一任务的照片相同`. */
export function flagTexts(flags: readonly PictureFlag[]): string[] {
  return flags.map((flag) => PICTURE_FLAGS[flag])
}

/** `进展报告应于 11月27日（周五）前报送`, `补充材料逾期，应于…`; empty when nobody waits. */
export function awaitedText(awaited: Task['awaited']): string {
  if (awaited === null) return ''
  const what = awaited.kind === 'periodic' ? '进展报告' : '要求补充的材料'
  return `${what}${awaited.late ? '逾期，' : ''}应于 ${formatDateZh(plainDate(awaited.due))}前报送`
}

function momentText(instant: string): string {
  const at = new Date(instant).getTime()
  return `${formatMonthDay(dateInShanghai(at))} ${shanghaiTime(at)}`
}
