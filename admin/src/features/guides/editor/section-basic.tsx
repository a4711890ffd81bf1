import { AUDIENCES, CASE_TYPES, HANDLING_FORMS } from '@mingdu/shared/guides/guides.states'
import { Checkbox, Radio, Select } from 'antd'
import { THEME_GROUPS, useThemes } from '../guide-queries'
import { Labelled, TextField } from './fields'
import { section, type SectionProps } from './section'

export const BasicSection = section('basic', function Basic({ content, patch }: SectionProps) {
  return (
    <div className="gform">
      <TextField
        className="gspan"
        label="指南名称"
        path="title"
        value={content.title}
        max={200}
        hint="用群众看得懂的叫法，如：城镇污水排入排水管网许可（首次申请）"
        onChange={(title) => patch({ title })}
      />
      <Labelled label="服务对象" path="audience">
        {(field) => (
          <Radio.Group
            {...field}
            value={content.audience}
            options={options(AUDIENCES)}
            onChange={(e) => patch({ audience: e.target.value as typeof content.audience })}
          />
        )}
      </Labelled>
      <Labelled label="办件类型" path="caseType">
        {(field) => (
          <Radio.Group
            {...field}
            value={content.caseType}
            options={options(CASE_TYPES)}
            onChange={(e) => patch({ caseType: e.target.value as string })}
          />
        )}
      </Labelled>
      <Labelled className="gspan" label="办理形式" path="forms">
        {() => (
          <Checkbox.Group
            value={content.forms}
            options={options(HANDLING_FORMS)}
            onChange={(forms) => patch({ forms })}
          />
        )}
      </Labelled>
      <Themes content={content} patch={patch} />
    </div>
  )
})

function Themes({ content, patch }: Pick<SectionProps, 'content' | 'patch'>) {
  const themes = useThemes()
  const groups = (Object.keys(THEME_GROUPS) as (keyof typeof THEME_GROUPS)[]).map((group) => ({
    label: THEME_GROUPS[group],
    options: themes.filter((t) => t.group === group).map((t) => ({ value: t.key, label: t.name })),
  }))
  return (
    <Labelled
      className="gspan"
      label="主题、人生事件和企业事件"
      path="themes"
      hint="群众按这些来找指南；可选的主题在清单设置里维护。"
    >
      {(field) => (
        <Select
          {...field}
          mode="multiple"
          style={{ width: '100%' }}
          placeholder="可选多个"
          showSearch={{ optionFilterProp: 'label' }}
          value={content.themes}
          options={groups.filter((g) => g.options.length > 0)}
          onChange={(chosen: string[]) => patch({ themes: chosen })}
        />
      )}
    </Labelled>
  )
}

function options(table: Readonly<Record<string, string>>) {
  return Object.entries(table).map(([value, label]) => ({ value, label }))
}
