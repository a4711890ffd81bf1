export default definePageConfig({ navigationBarTitleText: '评价督查' })
