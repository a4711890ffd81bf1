import { z } from 'zod'
import { phoneSchema } from '../accounts/accounts.schema'
import { endpoint } from '../kernel/endpoint'
import { instantSchema } from '../kernel/ids'
import { privacyVersionSchema } from '../privacy/privacy.api'
import { citizenSchema, citizenSessionSchema } from './citizens.schema'

const done = z.object({ ok: z.literal(true) })
const code6 = z.string().regex(/^\d{6}$/, '验证码为 6 位数字')

/** 群众 as users: signing in, and being known by name. */
export const citizensApi = {
  signInWechat: endpoint({
    id: 'citizens.signInWechat',
    method: 'POST',
    path: '/public/citizen-sessions/wechat',
    permission: 'public',
    audit: 'citizen.signedIn',
    summary: '群众用 wx.login 的凭证登录',
    body: z.strictObject({ code: z.string().min(1).max(200) }),
    response: z.discriminatedUnion('outcome', [
      z.object({ outcome: z.literal('signedIn'), session: citizenSessionSchema }),
      z.object({ outcome: z.literal('unknown'), bindTicket: z.string(), expiresAt: instantSchema }),
    ]),
  }),
  signUpWechat: endpoint({
    id: 'citizens.signUpWechat',
    method: 'POST',
    path: '/public/citizen-sessions/phone',
    permission: 'public',
    audit: 'citizen.signedIn',
    summary: '群众同意隐私说明后，用微信手机号登录',
    body: z.strictObject({
      bindTicket: z.string().max(200),
      phoneCode: z.string().min(1).max(200),
      privacyVersion: privacyVersionSchema.optional(),
    }),
    response: citizenSessionSchema,
  }),
  sendSmsCode: endpoint({
    id: 'citizens.sendSmsCode',
    method: 'POST',
    path: '/public/citizen-sms-codes',
    permission: 'public',
    audit: 'citizen.smsCodeSent',
    summary: '向群众的手机发送登录验证码',
    body: z.strictObject({ phone: phoneSchema }),
    response: z.object({ retryAfterSeconds: z.int(), expiresAt: instantSchema }),
  }),
  signInSms: endpoint({
    id: 'citizens.signInSms',
    method: 'POST',
    path: '/public/citizen-sessions/sms',
    permission: 'public',
    audit: 'citizen.signedIn',
    summary: '群众用手机号和验证码登录网页版',
    body: z.strictObject({
      phone: phoneSchema,
      code: code6,
      privacyVersion: privacyVersionSchema.optional(),
    }),
    response: citizenSessionSchema,
  }),
  signOut: endpoint({
    id: 'citizens.signOut',
    method: 'DELETE',
    path: '/citizen/session',
    permission: 'citizen',
    audit: 'citizen.signedOut',
    summary: '群众退出登录',
    response: done,
  }),
  me: endpoint({
    id: 'citizens.me',
    method: 'GET',
    path: '/citizen',
    permission: 'citizen',
    summary: '群众本人',
    response: citizenSchema,
  }),
  /** 统一身份认证: the platform says whether name and number belong together. */
  verify: endpoint({
    id: 'citizens.verify',
    method: 'POST',
    path: '/citizen/identity',
    permission: 'citizen',
    audit: 'citizen.verified',
    summary: '实名认证',
    body: z.strictObject({
      name: z.string().trim().min(2, '请写姓名').max(50, '最多 50 字'),
      idNumber: z.string().trim().max(30, '最多 30 字'),
    }),
    response: citizenSchema,
  }),
}
