import { APPLICANT_KINDS } from '@mingdu/shared/cases/cases.states'
import type { GuideContent } from '@mingdu/shared/guides/guides.schema'
import { windowsOf } from '@mingdu/shared/cases/windows.rules'
import { materialsFor } from '@mingdu/shared/guides/scenario.rules'
import { Button, Select } from 'antd'
import { FieldError } from '../../../components/text-fields'
import { chosenWindow, givenOf, WAYS, type Draft, type Step } from './draft'

/** Everything once more before it is sent, each part with its way back. */
export function StepCheck({
  draft,
  guide,
  onEdit,
  onWindow,
  problem,
}: {
  draft: Draft
  guide: GuideContent
  onEdit: (step: Step) => void
  onWindow: (window: string) => void
  /** What is wrong with the window. */
  problem: string | undefined
}) {
  const { trail, materials } = materialsFor(guide, draft.answers)
  const { applicant } = draft
  const missing = materials.filter(
    (one) => givenOf(draft, one).given === 'missing' && one.necessity !== 'optional',
  )
  const windows = windowsOf(guide.places)
  return (
    <div className="stack">
      {windows.length > 1 && (
        <div className="stack">
          <span>收件窗口</span>
          <Select
            aria-label="收件窗口"
            placeholder="在哪个窗口收的件"
            value={chosenWindow(draft, guide)}
            onChange={onWindow}
            options={windows.map((value) => ({ value, label: value }))}
            style={{ width: 360, maxWidth: '100%' }}
          />
          {problem !== undefined && <FieldError text={problem} />}
        </div>
      )}
      <Part name="事项" onEdit={() => onEdit(0)}>
        <dt>事项</dt>
        <dd>{guide.title}</dd>
        {trail.map(({ question, option }) => (
          <Pair key={question.key} name={question.text} text={option.label} />
        ))}
      </Part>
      <Part name="材料" onEdit={() => onEdit(2)}>
        {materials.length === 0 && <Pair name="材料" text="不用提交" />}
        {materials.map((material) => {
          const { given, files } = givenOf(draft, material)
          const count = given === 'files' && files.length > 0 ? ` ${files.length} 份` : ''
          return <Pair key={material.key} name={material.name} text={`${WAYS[given]}${count}`} />
        })}
      </Part>
      {missing.length > 0 && (
        <p className="note note--yellow">
          {missing.map(({ name }) => `“${name}”`).join('、')}没有提交：收件后请当场或 5
          个工作日内一次告知补正，能容缺的可以容缺受理。
        </p>
      )}
      <Part name="申请人" onEdit={() => onEdit(3)}>
        <Pair name={APPLICANT_KINDS[applicant.kind]} text={applicant.name} />
        <Pair
          name={applicant.kind === 'person' ? '公民身份号码' : '统一社会信用代码'}
          text={applicant.idNumber}
        />
        <Pair name="手机号" text={applicant.phone} />
        {applicant.address !== '' && <Pair name="地址" text={applicant.address} />}
        {applicant.agent && (
          <Pair name="代理人" text={`${applicant.agent.name}　${applicant.agent.idNumber}`} />
        )}
      </Part>
    </div>
  )
}

function Part({ name, onEdit, children }: { name: string; onEdit: () => void; children: React.ReactNode }) {
  return (
    <section>
      <div className="between">
        <h3 className="sub-h">{name}</h3>
        <Button type="link" size="small" onClick={onEdit} aria-label={`改${name}`}>
          改
        </Button>
      </div>
      <dl className="facts num">{children}</dl>
    </section>
  )
}

function Pair({ name, text }: { name: string; text: string }) {
  return (
    <>
      <dt>{name}</dt>
      <dd>{text}</dd>
    </>
  )
}
