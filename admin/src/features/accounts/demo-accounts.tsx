import { useQuery } from '@tanstack/react-query'
import { api } from '../../api/client.gen'
import { ApiError } from '../../api/api-error'

type DemoAccount = Awaited<ReturnType<typeof api.demo.accounts>>['items'][number]

/** Only where the demonstration runs; elsewhere the address does not exist and nothing is shown. */
export function useDemoAccounts(): DemoAccount[] {
  const demo = useQuery({
    queryKey: ['demo', 'accounts'],
    queryFn: readDemo,
    retry: false,
    staleTime: Infinity,
  })
  return demo.data ?? []
}

interface DemoAccountsProps {
  accounts: readonly DemoAccount[]
  chosen: string | null
  onChoose: (account: DemoAccount) => void
}

export function DemoAccounts({ accounts, chosen, onChoose }: DemoAccountsProps) {
  return (
    <section className="panel" aria-label="演示账号">
      <div className="panel__h">
        <h2>演示账号</h2>
        <small>点一下填入左边</small>
      </div>
      <ul className="demo-list" tabIndex={0} aria-label="演示账号列表">
        {accounts.map((account) => (
          <li key={account.employeeNo}>
            <button
              type="button"
              aria-pressed={chosen === account.employeeNo}
              onClick={() => onChoose(account)}
            >
              <span className="ellip">{account.name}</span>
              <span className="mono">{account.employeeNo}</span>
              <small>{account.role}</small>
            </button>
          </li>
        ))}
      </ul>
    </section>
  )
}

async function readDemo(): Promise<DemoAccount[]> {
  try {
    return (await api.demo.accounts()).items
  } catch (error) {
    if (error instanceof ApiError) return []
    throw error
  }
}
