import { ROLES } from '@mingdu/shared/accounts/permissions'
import mongoose, { Schema, type InferSchemaType, type Types } from 'mongoose'
import { historyLine, type HistoryDoc } from '../../db/history'

const strict = { _id: false, strict: 'throw' } as const

const unreachable = new Schema(
  { reason: { type: String, required: true }, at: { type: Date, required: true } },
  strict,
)

const account = new Schema(
  {
    version: { type: Number, default: 1 },
    employeeNo: { type: String, required: true },
    /** Lower-cased number: what sign-in looks up and what is unique. */
    employeeKey: { type: String, required: true },
    name: { type: String, required: true },
    orgId: { type: String, required: true },
    title: { type: String, default: '' },
    /** Their own: binds and receives codes; masked on every screen. Empty: the first administrators have none. */
    phone: { type: String, default: '' },
    officePhone: { type: String, default: '' },
    /** Their account in 企业微信; empty for none. */
    wecomUserId: { type: String, default: '' },
    roles: { type: [{ type: String, enum: ROLES }], default: [] },
    status: { type: String, enum: ['active', 'disabled'], default: 'active' },
    passwordHash: { type: String, required: true },
    mustChangePassword: { type: Boolean, default: true },
    /** Empty while not bound; the two openids belong to one person through the unionid. */
    miniOpenid: { type: String, default: '' },
    unionid: { type: String, default: '' },
    mpOpenid: { type: String, default: '' },
    followed: { type: Boolean, default: false },
    /** WeChat itself confirmed the phone of the roster; it ends with the binding or when the person takes it back. */
    phoneProven: { type: Boolean, default: false },
    /** Set when WeChat says it cannot reach the person; cleared when they follow again. */
    unreachable: { type: unreachable, default: null },
    elder: { type: Boolean, default: false },
    lastSignInAt: { type: Date, default: null },
    history: { type: [historyLine], default: [] },
  },
  { collection: 'accounts', strict: 'throw', versionKey: false },
)
account.index({ employeeKey: 1 }, { unique: true })
account.index({ miniOpenid: 1 }, { unique: true, partialFilterExpression: { miniOpenid: { $gt: '' } } })
account.index({ mpOpenid: 1 }, { unique: true, partialFilterExpression: { mpOpenid: { $gt: '' } } })
account.index({ wecomUserId: 1 }, { unique: true, partialFilterExpression: { wecomUserId: { $gt: '' } } })
account.index({ unionid: 1, _id: 1 })
account.index({ phone: 1, status: 1, _id: 1 })
account.index({ orgId: 1, employeeNo: 1, _id: 1 })
account.index({ employeeNo: 1, _id: 1 })

/** Who follows the 服务号, as its callbacks say: a person may follow before or after they are bound. */
const follower = new Schema(
  {
    /** openid of the 服务号 */
    _id: { type: String, required: true },
    unionid: { type: String, default: '' },
    subscribed: { type: Boolean, required: true },
    at: { type: Date, required: true },
    /** When the platform says it happened: what is older than this arrived late. */
    eventAt: { type: Date, default: new Date(0) },
  },
  { collection: 'wx_followers', strict: 'throw', versionKey: false },
)
follower.index({ unionid: 1, _id: 1 })

/** Fields that records of earlier versions lack. */
type Younger = 'wecomUserId' | 'phoneProven'

export type AccountDoc = Omit<InferSchemaType<typeof account>, 'history' | 'unreachable' | Younger> & {
  _id: Types.ObjectId
  wecomUserId?: string
  phoneProven?: boolean
  unreachable: { reason: string; at: Date } | null
  history: HistoryDoc[]
}
export type FollowerDoc = InferSchemaType<typeof follower>
export const AccountModel = mongoose.model('Account', account)
export const FollowerModel = mongoose.model('WxFollower', follower)
