import type { Case } from '@mingdu/shared/cases/cases.schema'
import { APPLICANT_KINDS, CASE_CHANNELS, DELIVERY_METHODS } from '@mingdu/shared/cases/cases.states'
import { nameOfCode, POWER_TYPES } from '@mingdu/shared/powers/powers.states'
import { Link } from 'react-router'
import { deadlineText } from '../../components/dates'
import { CaseCharges } from './charges/case-charges'
import { CaseFiles } from './case-files'
import { CaseMaterials } from './case-materials'
import { CaseLight, CaseStateTag } from './case-tags'
import { dueWord } from './case-words'
import { CasePapers } from './papers/case-papers'
import { CasePeople } from './people/case-people'
import { RevealButton } from './reveal/reveal-button'

/** What, by when, who, with what, and what was answered so far. */
export function CaseDetail({ one }: { one: Case }) {
  return (
    <>
      <div className="between" style={{ marginBottom: 10 }}>
        <CaseLight row={one} tag />
        <CaseStateTag state={one.state} />
      </div>
      {one.due !== null && (
        <p className="num">
          {dueWord(one.state)}限 {deadlineText(one.due)}
          {one.tentative && '（暂定）'}
        </p>
      )}
      {one.correctionDue !== null && <p className="num">补正限 {deadlineText(one.correctionDue)}</p>}
      {one.openSteps > 0 && <p className="note num">还有 {one.openSteps} 项联办没有办完。</p>}
      {one.silent && (
        <p className="note note--yellow">收件后没有按期告知补正，系统自收件之日起视为受理。见“记录”。</p>
      )}
      <Result one={one} />
      <CasePeople one={one} />
      <h3 className="sub-h between">
        申请
        <RevealButton one={one} />
      </h3>
      <Facts one={one} />
      <h3 className="sub-h">
        材料 <span className="muted num">{one.materials.length} 项</span>
      </h3>
      <CaseMaterials one={one} />
      <Notices one={one} />
      <CaseCharges one={one} />
      <h3 className="sub-h">文书</h3>
      <CasePapers one={one} />
    </>
  )
}

function Result({ one: { decision, delivery } }: { one: Case }) {
  if (!decision) return null
  return (
    <div className={decision.granted ? 'note note--blue num' : 'note note--red num'}>
      <b>{decision.granted ? '准予' : '不予'}</b>　{decision.on}　{decision.no}
      {decision.text !== '' && <div className="prewrap">{decision.text}</div>}
      {delivery && (
        <div>
          {delivery.on} {DELIVERY_METHODS[delivery.method]}，{delivery.receiver} 签收
        </div>
      )}
    </div>
  )
}

function Facts({ one }: { one: Case }) {
  const { applicantDetail: who, guide, power } = one
  return (
    <dl className="facts num">
      <dt>{APPLICANT_KINDS[who.kind]}</dt>
      <dd>
        {who.name}
        <div className="muted">{who.idNumber}</div>
      </dd>
      <dt>电话</dt>
      <dd>{who.phone}</dd>
      {who.address !== '' && (
        <>
          <dt>地址</dt>
          <dd>{who.address}</dd>
        </>
      )}
      {who.agent && (
        <>
          <dt>代理人</dt>
          <dd>
            {who.agent.name}　{who.agent.idNumber}
            <CaseFiles one={one} ids={who.agent.fileIds} />
          </dd>
        </>
      )}
      <dt>事项</dt>
      <dd>
        <Link to={`/powers/${power.id}`}>{power.name}</Link>
        <div className="muted">
          {nameOfCode(POWER_TYPES, power.type)}　<span className="mono">{power.code}</span>
        </div>
      </dd>
      <dt>指南</dt>
      <dd>
        <Link to={`/guides/${guide.id}`}>第 {guide.no} 版</Link>
        <span className="muted">　收件时的版本，办到底都按它</span>
      </dd>
      <dt>收件</dt>
      <dd>
        {one.receivedOn}　{CASE_CHANNELS[one.channel]}
      </dd>
      {one.acceptedOn !== null && (
        <>
          <dt>受理</dt>
          <dd>{one.acceptedOn}</dd>
        </>
      )}
    </dl>
  )
}

function Notices({ one: { notices } }: { one: Case }) {
  if (notices.length === 0) return null
  return (
    <>
      <h3 className="sub-h">补正告知</h3>
      {notices.map(({ on, no, demands }) => (
        <div key={no} className="note num" style={{ marginBottom: 8 }}>
          {on}　{no}
          <ul>
            {demands.map(({ text, second, outside }) => (
              <li key={text}>
                {text}
                {second && (
                  <span className="tag tag--red" style={{ marginLeft: 6 }}>
                    二次补正{outside && '：不在指南上'}
                  </span>
                )}
              </li>
            ))}
          </ul>
        </div>
      ))}
    </>
  )
}
