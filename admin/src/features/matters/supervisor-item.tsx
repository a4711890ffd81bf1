import { Form, Select } from 'antd'
import { useSupervisorOptions } from './matter-queries'

/** Who is to answer for the supervision; `exceptId`: who does now. */
export function SupervisorItem({ exceptId }: { exceptId?: string }) {
  const { options, loading } = useSupervisorOptions()
  return (
    <Form.Item
      name="supervisorId"
      label="新的责任督查员"
      rules={[{ required: true, message: '请选新的督查员' }]}
    >
      <Select
        showSearch={{ optionFilterProp: 'label' }}
        loading={loading}
        placeholder="督查员或督查室主任"
        options={options.filter(({ value }) => value !== exceptId)}
        notFoundContent="没有可选的督查员"
      />
    </Form.Item>
  )
}
