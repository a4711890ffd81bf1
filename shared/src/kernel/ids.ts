import { z } from 'zod'

/** 24 hexadecimal characters: the record ids of every collection. */
export const idSchema = z.string().regex(/^[0-9a-f]{24}$/, '编号格式不对')
export type Id = string

/** `:id` parameters shared by most endpoints. */
export const idParams = z.strictObject({ id: idSchema })

/** What a person may be shown of another record: its id and its name. */
export const refSchema = z.object({ id: idSchema, name: z.string() })
export type Ref = z.infer<typeof refSchema>

/** An instant as ISO 8601 text in UTC, e.g. `2026-11-25T08:20:00.000Z`. */
export const instantSchema = z.iso.datetime()

/** A date without a time in Asia/Shanghai, `YYYY-MM-DD`. */
export const dateSchema = z.iso.date('日期要写成 2026-11-30 这样')

/** A month in Asia/Shanghai, `YYYY-MM`. */
export const monthSchema = z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/, '月份要写成 2026-11 这样')

/** Optimistic lock: the version a person saw when they decided. */
export const versionSchema = z.int().min(0)

/** Basis points 0–10000 (6429 is 64.29 %): integers until the last step. */
export const basisPointsSchema = z.int().min(0).max(10_000)
