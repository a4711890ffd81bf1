import { View } from '@tarojs/components'
import type { GuideMaterial, PublicGuide } from '@mingdu/shared/guides/guides.schema'
import type { Response } from '@mingdu/shared/kernel/endpoint'
import type { applicationsApi } from '@mingdu/shared/cases/applications.api'
import { publicFile } from '../../../api/public-file'
import { announced } from '../../../components/semantics'
import { Section } from '../../../components/section/section'
import { Button } from '../../../components/tap/button'
import { openDocument } from '../../../platform/documents'
import { FILES_MOST, storedFile } from '../draft-file'
import { FileField } from '../material/file-field'
import { GivenChoice } from '../material/given-choice'
import type { DraftMaterial } from './apply-draft'
import type { ApplyForm } from './use-apply-form'
import { givenOptions } from './words'

export type Reusable = Response<(typeof applicationsApi)['reusable']>['items'][number]

interface MaterialPageProps {
  form: ApplyForm
  guide: PublicGuide
  material: GuideMaterial
  reusable: readonly Reusable[]
}

const NONE: DraftMaterial = { given: null, files: [] }

/** One material: what it is, and how it is handed over. */
export function MaterialPage({ form, guide, material, reusable }: MaterialPageProps) {
  const { key, name, notes, spec } = material
  const { draft, change, problems } = form
  const now = draft.materials[key] ?? NONE
  const put = (edit: (before: DraftMaterial) => DraftMaterial) =>
    change(({ materials }) => ({ materials: { ...materials, [key]: edit(materials[key] ?? NONE) } }))
  const earlier = reusable.find((one) => one.name === name)
  const problem = problems.given ?? problems.files ?? null
  return (
    <Section className="apply-material" title={name} aside={asideOf(form, key)}>
      {[spec && `规格：${spec}`, notes].filter(Boolean).map((line) => (
        <View key={line} className="apply-material__b">
          {line}
        </View>
      ))}
      <BlankForm guide={guide} material={material} />
      {earlier && now.files.length === 0 && (
        <View className="earlier">
          <View className="earlier__t">
            您 {earlier.on} 办件时交过这份（{earlier.files.length} 个文件），没有变化的可以直接用。
          </View>
          <Button
            className="earlier__use"
            kind="plain"
            text="用以前的材料"
            onTap={() => put(() => ({ given: 'files', files: earlier.files.map(storedFile) }))}
          />
        </View>
      )}
      <GivenChoice
        options={givenOptions(material)}
        value={now.given}
        onChange={(given) => put((before) => ({ ...before, given }))}
      />
      {now.given === 'files' && (
        <FileField
          label={name}
          files={now.files}
          most={FILES_MOST}
          onChange={(edit) => put((before) => ({ ...before, files: edit(before.files) }))}
        />
      )}
      {problem && (
        <View className="files__problem apply-material-error" {...announced()}>
          {problem}
        </View>
      )}
    </Section>
  )
}

function BlankForm({ guide, material: { blankFormId } }: Pick<MaterialPageProps, 'guide' | 'material'>) {
  if (blankFormId === null) return null
  const show = () => {
    const url = publicFile('/public/guides/:id/files/:fileId', { id: guide.id, fileId: blankFormId })
    void openDocument(url, guide.files[blankFormId]?.name ?? '').catch(() => undefined)
  }
  return <Button className="apply-material__blank" kind="link" text="空白表格" onTap={show} />
}

function asideOf({ pages }: ApplyForm, key: string): string {
  const materials = pages.filter((page) => page.startsWith('material:'))
  return `第 ${materials.indexOf(`material:${key}`) + 1} 份，共 ${materials.length} 份`
}
