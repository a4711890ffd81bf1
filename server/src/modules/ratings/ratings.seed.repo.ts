import mongoose from 'mongoose'
import { invitations, ratings, type InvitationDoc, type RatingDoc } from './ratings.model'

export type { InvitationDoc, RatingDoc }

/** Begins the text of every rating that was made up, and the key of who is said to have given it. */
export const SEEDED_RATER = '演示|'
const FROM = { $gte: SEEDED_RATER, $lt: `${SEEDED_RATER}\u{10ffff}` }

/** By cases that were made up: their invitations are known by who was asked. */
export async function removeSeededRatings(): Promise<void> {
  await ratings.deleteMany({ raterId: FROM })
  await invitations.deleteMany({ raterId: FROM })
}

export async function countSeededRatings(): Promise<number> {
  return ratings.countDocuments({ raterId: FROM })
}

export async function insertSeededRatings(
  asked: readonly InvitationDoc[],
  said: readonly RatingDoc[],
): Promise<void> {
  if (asked.length > 0) await invitations.insertMany(asked, { ordered: false })
  if (said.length > 0) await ratings.insertMany(said, { ordered: false })
}

export function newRatingId(): RatingDoc['_id'] {
  return new mongoose.Types.ObjectId()
}
