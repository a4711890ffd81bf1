import type { Instruction } from '@mingdu/shared/matters/instructions.api'
import {
  INSTRUCTION_ACTS,
  INSTRUCTION_STATES,
  type InstructionAct,
} from '@mingdu/shared/matters/instructions.states'
import { MATTER_STATES } from '@mingdu/shared/matters/matters.states'
import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import { Link, useNavigate } from 'react-router'
import { api } from '../../api/client.gen'
import { useCan } from '../../api/session'
import { fullTimeText } from '../../components/dates'
import { Drawer } from '../../components/drawer'
import { FileList } from '../../components/files'
import { ErrorState, SkeletonLines } from '../../components/states'
import { Timeline } from '../../components/timeline'
import { InstructionActDialog } from './instruction-act-dialog'

export function useInstruction(id: string | null) {
  return useQuery({
    queryKey: ['instructions', 'one', id],
    queryFn: () => api.instructions.get({ params: { id: id ?? '' } }),
    enabled: id !== null,
  })
}

export function InstructionDrawer({ id, onClose }: { id: string; onClose: () => void }) {
  const read = useInstruction(id)
  const instruction = read.data
  return (
    <Drawer
      title={instruction?.no ?? '领导批示'}
      kicker={instruction && `${instruction.leader.name}　${instruction.on}`}
      label="领导批示"
      onClose={onClose}
      footer={instruction && <Acts instruction={instruction} />}
    >
      {read.isPending && <SkeletonLines lines={8} />}
      {read.isError && !instruction && <ErrorState error={read.error} retry={() => void read.refetch()} />}
      {instruction && <Body instruction={instruction} />}
    </Drawer>
  )
}

function Acts({ instruction }: { instruction: Instruction }) {
  const [act, setAct] = useState<InstructionAct | null>(null)
  const can = useCan()
  const navigate = useNavigate()
  const setsUp = can('matter.write')
  return (
    <div className="row row--wrap">
      {setsUp && (
        <Button
          type={instruction.state === 'open' ? 'primary' : 'default'}
          onClick={() => void navigate(`/matters/new?instruction=${instruction.id}`)}
        >
          据此立项
        </Button>
      )}
      {instruction.allowedActs.map((one, i) => (
        <Button key={one} type={i === 0 ? 'primary' : 'default'} onClick={() => setAct(one)}>
          {INSTRUCTION_ACTS[one]}
        </Button>
      ))}
      {act && <InstructionActDialog act={act} instruction={instruction} onClose={() => setAct(null)} />}
    </div>
  )
}

function Body({ instruction }: { instruction: Instruction }) {
  const { text, state, files, writtenBy, followedBy, leader, matters, reports, history } = instruction
  return (
    <>
      <p className="row">
        <span className={state === 'read' ? 'tag' : 'tag tag--blue'}>{INSTRUCTION_STATES[state]}</span>
      </p>
      <p className="prewrap">{text}</p>
      {writtenBy.id !== leader.id && (
        <p className="small muted">
          由 {writtenBy.name} 代为登记
          {followedBy.id !== writtenBy.id && `，现由 ${followedBy.name} 跟办`}
        </p>
      )}
      {files.length > 0 && <FileList files={files} />}
      <h3 className="sub-h">据此立项的事项</h3>
      {matters.length === 0 ? (
        <p className="muted">还没有立项。</p>
      ) : (
        <ul className="change-rows num">
          {matters.map((matter) => (
            <li key={matter.id}>
              <Link to={`/matters/${matter.id}`}>
                {matter.no ?? ''} {matter.title}
              </Link>
              　<span className="muted">{MATTER_STATES[matter.state]}</span>
            </li>
          ))}
        </ul>
      )}
      {reports.length > 0 && <h3 className="sub-h">反馈</h3>}
      {reports.map((report) => (
        <div key={report.at}>
          <p className="prewrap">{report.text}</p>
          {report.files.length > 0 && <FileList files={report.files} />}
          <p className="small muted num">
            {report.by}　{fullTimeText(report.at)}
          </p>
        </div>
      ))}
      <h3 className="sub-h">记录</h3>
      <Timeline
        items={history.map(({ at, who, what, note }, i) => ({
          key: `${at}${i}`,
          head: `${what}　${who}`,
          time: fullTimeText(at),
          body: note,
        }))}
      />
    </>
  )
}
