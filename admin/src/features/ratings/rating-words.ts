import type { RatingRecord, Rectification } from '@mingdu/shared/ratings/ratings.schema'
import {
  RATING_CHANNELS,
  RATING_LEVELS,
  RATING_SOURCES,
  RATING_TAGS,
  RECTIFICATION_STATES,
  type RatingTag,
} from '@mingdu/shared/ratings/ratings.states'

const TAG_TEXTS: Record<RatingTag, string> = { ...RATING_TAGS.good, ...RATING_TAGS.bad }

export function tagsText(tags: readonly RatingTag[]): string {
  return tags.map((tag) => TAG_TEXTS[tag]).join('、')
}

/** 不满意（办得慢、排队太久） */
export function saidText({ level, tags }: Pick<RatingRecord, 'level' | 'tags'>): string {
  return tags.length === 0 ? RATING_LEVELS[level] : `${RATING_LEVELS[level]}（${tagsText(tags)}）`
}

/** 邀请评价 · 短信 */
export function cameText({ source, channel }: Pick<RatingRecord, 'source' | 'channel'>): string {
  return channel === null ? RATING_SOURCES[source] : `${RATING_SOURCES[source]} · ${RATING_CHANNELS[channel]}`
}

export function stateText({ rectification }: Pick<RatingRecord, 'rectification'>): string {
  return rectification ? RECTIFICATION_STATES[rectification.state] : ''
}

/** How long there still is, or since when it is late. */
export function remainingText({ due, remaining }: Pick<Rectification, 'due' | 'remaining'>): string {
  if (due === null || remaining === null) return ''
  if (remaining < 0) return `已超 ${-remaining} 个工作日`
  return remaining === 0 ? '今日到期' : `剩 ${remaining} 个工作日`
}
