import type { Permission } from '@mingdu/shared/accounts/permissions'
import type { Feedback } from '@mingdu/shared/feedback/feedback.api'
import type { Page } from '@mingdu/shared/kernel/page'
import { api } from '../../api/client.gen'

interface ReadQuery {
  replied?: 'true' | 'false'
  cursor?: string
  limit: number
}

/** One of the lists of 意见反馈. */
export interface View {
  key: 'all' | 'mine' | 'published'
  name: string
  needs: Permission | null
  read: (query: ReadQuery) => Promise<Page<Feedback>>
  empty: { title: string; body: string }
}

export const VIEWS = [
  {
    key: 'all',
    name: '全部',
    needs: 'feedback.read',
    read: (query) => api.feedback.list({ query }),
    empty: { title: '还没有意见反馈', body: '有人在小程序或电脑端提意见后，会出现在这里。' },
  },
  {
    key: 'mine',
    name: '我提的',
    needs: null,
    read: ({ cursor, limit }) =>
      api.feedback.mine({ query: cursor === undefined ? { limit } : { cursor, limit } }),
    empty: { title: '您还没有提过意见', body: '系统哪里不好用，点“提意见”告诉我们，答复会发到您的消息里。' },
  },
  {
    key: 'published',
    name: '公开的',
    needs: null,
    read: ({ cursor, limit }) =>
      api.feedback.published({ query: cursor === undefined ? { limit } : { cursor, limit } }),
    empty: {
      title: '还没有公开的意见',
      body: '答复过、内容安全通过的意见，公开后所有人都能看到，不含姓名。',
    },
  },
] as const satisfies readonly View[]
