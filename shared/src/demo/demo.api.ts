import { z } from 'zod'
import { endpoint } from '../kernel/endpoint'
import { dateSchema, instantSchema } from '../kernel/ids'

export const demoApi = {
  nextWarning: endpoint({
    id: 'demo.nextWarning',
    method: 'GET',
    path: '/demo/next-warning',
    permission: 'public',
    summary: '下一条预警发生在什么时候（仅演示环境）',
    demoOnly: true,
    response: z.object({
      at: instantSchema.nullable(),
      what: z.string(),
      now: instantSchema,
      today: dateSchema,
    }),
  }),
  accounts: endpoint({
    id: 'demo.accounts',
    method: 'GET',
    path: '/demo/accounts',
    permission: 'public',
    summary: '演示账号（仅演示环境）',
    demoOnly: true,
    response: z.object({
      items: z.array(
        z.object({
          employeeNo: z.string(),
          name: z.string(),
          role: z.string(),
          password: z.string(),
          phone: z.string(),
        }),
      ),
    }),
  }),
}
