import type { Role } from '../accounts/permissions'
import type { PlainDate } from '../kernel/plain-date'
import { maskName } from '../kernel/identity'
import { maskPhone } from '../kernel/text'
import type { RatingChannel, RatingLevel, RatingSource, RatingStage, RatingTag } from './ratings.states'

/** Who rated, in full. Never sent as it is. */
export interface Rater {
  id: string
  name: string
  phone: string
}

/** Who rated, as far as anyone sees it: `张*明`, `138****8000`. */
export interface MaskedRater {
  name: string
  phone: string
}

export interface Rating {
  id: string
  caseId: string
  stage: RatingStage
  level: RatingLevel
  source: RatingSource
  /** null of a default rating. */
  channel: RatingChannel | null
  tags: readonly RatingTag[]
  text: string
  ratedOn: PlainDate
  /** The rated org and, where known, the rated clerk. */
  orgId: string
  clerkId: string | null
  /** null for a rating without a name. */
  rater: Rater | null
}

/** A rating without the rater; `caseId` is null for the rated clerk, who knows whose case it was. */
export interface SeenRating extends Omit<Rating, 'rater' | 'caseId'> {
  caseId: string | null
  rater: MaskedRater | null
}

export interface RatingViewer {
  id: string
  orgId: string | null
  roles: readonly Role[]
}

/** The roles that call a rater back or look into it. */
const RATER_ROLES: readonly Role[] = ['callback', 'monitor']

/**
 * What of a rating a person sees. The rated clerk never learns who rated: not from the rater, not from the
 * case, whatever roles are held; nor does the office tell. Fields not named here do not pass.
 */
export function ratingAsSeenBy(viewer: RatingViewer, rating: Rating): SeenRating {
  const { id, stage, level, source, channel, tags, text, ratedOn, orgId, clerkId, caseId, rater } = rating
  return {
    id,
    stage,
    level,
    source,
    channel,
    tags,
    text,
    ratedOn,
    orgId,
    clerkId,
    caseId: viewer.id === clerkId ? null : caseId,
    rater: rater && mayAskForRater(viewer, rating) ? maskRater(rater) : null,
  }
}

/** Whether a person may learn, masked, who rated, and read what the rater said on the phone. */
export function mayAskForRater(
  viewer: RatingViewer,
  { orgId, clerkId }: Pick<Rating, 'orgId' | 'clerkId'>,
): boolean {
  if (viewer.id === clerkId || viewer.orgId === orgId) return false
  return viewer.roles.some((role) => RATER_ROLES.includes(role))
}

function maskRater({ name, phone }: Rater): MaskedRater {
  return { name: maskName(name), phone: maskPhone(phone) }
}
