import type { Bulletin } from '@mingdu/shared/bulletins/bulletins.schema'
import { BULLETIN_ACTS, BULLETIN_KINDS, type BulletinAct } from '@mingdu/shared/bulletins/bulletins.states'
import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import { api } from '../../api/client.gen'
import { API_BASE } from '../../api/send'
import { ConfirmDialog } from '../../components/confirm-dialog'
import { fullTimeText } from '../../components/dates'
import { Drawer } from '../../components/drawer'
import { ErrorState, SkeletonLines } from '../../components/states'
import { TabPanel, Tabs } from '../../components/tabs'
import { Timeline } from '../../components/timeline'
import { BulletinActDialog } from './bulletin-act-dialog'
import { BulletinEditor } from './bulletin-editor'
import { BulletinPaper } from './bulletin-paper'

type Tab = 'paper' | 'write' | 'history'
const NAMES: Record<Tab, string> = { paper: '预览', write: '写文字', history: '记录' }

export function BulletinDrawer({ id, onClose }: { id: string; onClose: () => void }) {
  const [tab, setTab] = useState<Tab>('paper')
  const [unsaved, setUnsaved] = useState(false)
  const [asking, setAsking] = useState(false)
  const read = useQuery({
    queryKey: ['bulletins', 'one', id],
    queryFn: () => api.bulletins.get({ params: { id } }),
  })
  const bulletin = read.data
  const tabs = bulletin ? tabsOf(bulletin) : []
  const shown = tabs.includes(tab) ? tab : 'paper'
  return (
    <Drawer
      wide
      title={bulletin?.title ?? '督查通报'}
      kicker={bulletin && `${bulletin.no ?? '未编号'}　${BULLETIN_KINDS[bulletin.kind]}`}
      label="督查通报"
      onClose={() => (unsaved ? setAsking(true) : onClose())}
      tabs={
        tabs.length > 1 && (
          <Tabs<Tab>
            label="通报的部分"
            active={shown}
            onChange={setTab}
            items={tabs.map((key) => ({ key, name: NAMES[key] }))}
          />
        )
      }
      footer={bulletin && <Acts bulletin={bulletin} unsaved={unsaved} />}
    >
      {read.isPending && <SkeletonLines lines={14} />}
      {read.isError && !bulletin && <ErrorState error={read.error} retry={() => void read.refetch()} />}
      {bulletin && (
        <TabPanel>
          {shown === 'paper' && <BulletinPaper bulletin={bulletin} />}
          {/* stays while another part is looked at: what is being written is not lost */}
          {tabs.includes('write') && (
            <div hidden={shown !== 'write'}>
              <BulletinEditor bulletin={bulletin} onUnsaved={setUnsaved} />
            </div>
          )}
          {shown === 'history' && <History bulletin={bulletin} />}
        </TabPanel>
      )}
      {asking && (
        <ConfirmDialog
          title="还有没保存的修改"
          okText="不保存，关闭"
          danger
          busy={false}
          onOk={onClose}
          onCancel={() => setAsking(false)}
        >
          <p>停笔几秒后会自动保存。现在关闭，最后的修改就没有了。</p>
        </ConfirmDialog>
      )}
    </Drawer>
  )
}

function tabsOf({ allowedActs, history }: Bulletin): Tab[] {
  return [
    'paper',
    ...(allowedActs.includes('edit') ? (['write'] as const) : []),
    ...(history.length > 0 ? (['history'] as const) : []),
  ]
}

/** What is written is saved before it is issued; editing has its own part. */
function Acts({ bulletin, unsaved }: { bulletin: Bulletin; unsaved: boolean }) {
  const [act, setAct] = useState<BulletinAct | null>(null)
  const paper = `${API_BASE}/bulletins/${bulletin.id}/paper`
  const acts = bulletin.allowedActs.filter((one) => one !== 'edit')
  return (
    <div className="row row--wrap">
      {acts.map((one) => (
        <Button
          key={one}
          type={one === 'issue' ? 'primary' : 'default'}
          danger={one === 'withdraw'}
          disabled={unsaved}
          onClick={() => setAct(one)}
        >
          {BULLETIN_ACTS[one]}
        </Button>
      ))}
      {unsaved && (
        <span className="small muted" role="status">
          文字还没有保存
        </span>
      )}
      <span className="grow" />
      <Button href={paper} target="_blank" rel="noreferrer">
        PDF
      </Button>
      <Button href={`${paper}?as=word`}>Word</Button>
      {act && <BulletinActDialog act={act} bulletin={bulletin} onClose={() => setAct(null)} />}
    </div>
  )
}

function History({ bulletin }: { bulletin: Bulletin }) {
  return (
    <Timeline
      items={bulletin.history.map(({ at, who, what, note }, i) => ({
        key: `${at}${i}`,
        head: `${what}　${who}`,
        time: fullTimeText(at),
        body: note,
      }))}
    />
  )
}
