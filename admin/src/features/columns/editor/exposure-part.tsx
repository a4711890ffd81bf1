import { Select } from 'antd'
import { DateField } from '../../../components/date-field'
import type { ErrorAt } from '../../../components/list-editor'
import { holders, useOrgs } from '../../../components/org-tree/use-orgs'
import type { ArticleDraft } from './article-draft'
import { NamedUpload } from './named-upload'
import { Labelled, Part } from './part'
import type { MarkBusy } from './use-busy'

type Exposure = ArticleDraft['exposure']

interface ExposurePartProps {
  exposure: Exposure
  onChange: (update: (old: Exposure) => Exposure) => void
  errorAt: ErrorAt
  onBusy: MarkBusy
}

/** 曝光纠错: who has to put it right, by when, and how it looks before. */
export function ExposurePart({ exposure, onChange, errorAt, onBusy }: ExposurePartProps) {
  const orgs = useOrgs()
  const { orgId, due, before } = exposure
  return (
    <Part title="曝光的问题">
      <div className="pair">
        <Labelled label="责任单位" htmlFor="exposure-org" error={errorAt('exposure.orgId')}>
          <Select
            id="exposure-org"
            style={{ width: '100%' }}
            showSearch={{ optionFilterProp: 'label' }}
            loading={orgs.isLoading}
            options={holders(orgs.data ?? [])}
            value={orgId}
            onChange={(value: string) => onChange((old) => ({ ...old, orgId: value }))}
          />
        </Labelled>
        <Labelled label="整改限期" htmlFor="exposure-due" error={errorAt('exposure.due')}>
          <DateField
            id="exposure-due"
            label="整改限期"
            bare
            value={due}
            invalid={errorAt('exposure.due') !== undefined}
            onChange={(value) => onChange((old) => ({ ...old, due: value }))}
          />
        </Labelled>
      </div>
      <Labelled
        label="整改前的照片"
        htmlFor="exposure-before"
        hint="不要拍到能认出的人脸、车牌和门牌。"
        error={errorAt('exposure.before')}
      >
        <NamedUpload
          id="exposure-before"
          name="exposure"
          kind="photo"
          label="选照片"
          max={9}
          value={before}
          onChange={(update) => onChange((old) => ({ ...old, before: update(old.before) }))}
          onBusy={onBusy}
        />
      </Labelled>
    </Part>
  )
}
