import {
  isBad,
  RATING_LEVELS,
  RATING_STAGES,
  RATING_TAGS,
  tagsOf,
  type RatingLevel,
  type RatingStage,
  type RatingTag,
} from '@mingdu/shared/ratings/ratings.states'

const TAG_TEXTS: Record<RatingTag, string> = { ...RATING_TAGS.good, ...RATING_TAGS.bad }

export function tagText(tag: RatingTag): string {
  return TAG_TEXTS[tag]
}

/** 不满意：办得慢、排队太久 */
export function saidText({ level, tags }: { level: RatingLevel; tags: readonly RatingTag[] }): string {
  return [RATING_LEVELS[level], tags.map(tagText).join('、')].filter((part) => part !== '').join('：')
}

export function stageText(stage: RatingStage): string {
  return `${RATING_STAGES[stage]}环节`
}

const DONE: Record<RatingStage, string> = {
  accept: '受理了您的申请',
  handle: '开始审查您的申请',
  complete: '作出决定并送达了结果',
}

/** What was done in the stage that is asked about. */
export function doneText(stage: RatingStage): string {
  return DONE[stage]
}

/** The question above the tags. */
export function tagsTitle(level: RatingLevel): string {
  return isBad(level) ? '哪里做得不好' : '哪里做得好'
}

/** The tags that still fit after another level was chosen. */
export function keptTags(level: RatingLevel, tags: readonly RatingTag[]): RatingTag[] {
  return tags.filter((tag) => tagsOf(level).includes(tag))
}

/** `2026-11` → 2026年11月 */
export function monthText(month: string): string {
  const [year, number] = month.split('-')
  return `${year}年${Number(number)}月`
}
