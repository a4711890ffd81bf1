import path from 'node:path'
import { addressesOf, type Settings } from './settings'
import { columns } from './table'

interface DemoAccount {
  employeeNo: string
  name: string
  role: string
  password: string
  phone: string
}

const SHOWN = 12

/** What a newcomer needs: addresses, accounts to sign in with, and how to stop. */
export async function welcome(settings: Settings): Promise<string> {
  const { app, sandbox } = addressesOf(settings)
  const rule = '─'.repeat(78)
  return [
    '',
    rule,
    '  明督 已启动 · Mingdu is running',
    '',
    ...columns(
      [
        ['电脑端', 'Console', `${app}/admin/`],
        ['手机端', 'Mini-program as H5', `${app}/`],
        ['微信沙箱', 'WeChat sandbox: phones, time machine', `${sandbox}/`],
        ['接口文档', 'API', `${app}/api/docs`],
      ].map((row) => ['', ...row]),
    ),
    '',
    ...accountLines(await demoAccounts(app)),
    '',
    `  日志 Logs: ${path.join(shown(settings.dataDir), 'logs')}    数据 Data: ${shown(settings.dataDir)}`,
    '  停止 Stop: Ctrl-C    清空数据重新开始 Start again empty: npm start -- --fresh',
    rule,
    '',
  ].join('\n')
}

async function demoAccounts(app: string): Promise<DemoAccount[]> {
  const response = await fetch(`${app}/api/v1/demo/accounts`)
  if (!response.ok) throw new Error(`The server answered ${response.status} when asked for the demo accounts`)
  return ((await response.json()) as { items: DemoAccount[] }).items
}

function accountLines(accounts: readonly DemoAccount[]): string[] {
  const head = ['', '编号', '姓名', '角色', '手机号', '密码']
  const rows = accounts
    .slice(0, SHOWN)
    .map(({ employeeNo, name, role, phone, password }) => ['', employeeNo, name, role, phone, password])
  const more = accounts.length - rows.length
  return [
    '  演示账号 · Demo accounts',
    ...columns([head, ...rows]),
    ...(more > 0 ? [`  还有 ${more} 个，见电脑端登录页 · ${more} more on the console's sign-in page`] : []),
  ]
}

function shown(folder: string): string {
  return path.relative(process.cwd(), folder) || folder
}
