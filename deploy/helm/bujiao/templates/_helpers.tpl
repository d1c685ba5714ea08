{{- define "bujiao.name" -}}
{{- if contains .Chart.Name .Release.Name }}{{ .Release.Name | trunc 40 | trimSuffix "-" }}{{ else }}{{ printf "%s-%s" .Release.Name .Chart.Name | trunc 40 | trimSuffix "-" }}{{ end }}
{{- end }}

{{- define "bujiao.image" -}}
{{ .Values.image.repository }}:{{ .Values.image.tag | default .Chart.AppVersion }}
{{- end }}

{{- define "bujiao.serviceAccount" -}}
{{ .Values.serviceAccount.name | default (ternary (include "bujiao.name" .) "default" .Values.serviceAccount.create) }}
{{- end }}

{{- define "bujiao.selector" -}}
app.kubernetes.io/name: {{ .Chart.Name }}
app.kubernetes.io/instance: {{ .Release.Name }}
{{- end }}

{{- define "bujiao.labels" -}}
{{ include "bujiao.selector" . }}
app.kubernetes.io/version: {{ .Values.image.tag | default .Chart.AppVersion | quote }}
app.kubernetes.io/managed-by: {{ .Release.Service }}
helm.sh/chart: {{ printf "%s-%s" .Chart.Name .Chart.Version }}
{{- end }}

{{/* What every service is told; no secrets. What only some of them use stands in bujiao.configOf. */}}
{{- define "bujiao.config" -}}
BUJIAO_MODE: cluster
EVENT_STORE: {{ .Values.config.eventStore | quote }}
{{- with .Values.config.esdbUrl }}
ESDB_URL: {{ . | quote }}
{{- end }}
EVENT_BUS: kafka
KAFKA_BROKERS: {{ .Values.config.kafkaBrokers | quote }}
FAST_KAFKAJS: {{ .Values.config.fastKafkajs | quote }}
FAST_PG: {{ .Values.config.fastPg | quote }}
LOG_LEVEL: {{ .Values.config.logLevel | quote }}
{{- end }}

{{/* What one service is told beside that, as entries of its environment. Takes (root, service). */}}
{{- define "bujiao.configOf" -}}
{{- $root := index . 0 }}
{{- $service := index . 1 }}
{{- $config := $root.Values.config }}
{{- if ne $service "relay" }}
- { name: AUTH_ISSUER, value: {{ $config.auth.issuer | quote }} }
- { name: AUTH_AUDIENCE, value: {{ $config.auth.audience | quote }} }
- { name: AUTH_JWKS_URL, value: {{ $config.auth.jwksUrl | quote }} }
{{- end }}
{{- if not (has $service (list "relay" "ops")) }}
- { name: DATA_KEY_FILE, value: /run/secrets/bujiao/data-key }
{{- end }}
{{- if eq $service "intake" }}
{{- with $config.shopOrdersPublishers }}
- { name: SHOP_ORDERS_PUBLISHERS, value: {{ . | quote }} }
{{- end }}
{{- end }}
{{- if or (eq $service "intake") (eq $service "verification") }}
- { name: PAYMENT_GATEWAY_URL, value: {{ $config.paymentGatewayUrl | quote }} }
{{- end }}
{{- if eq $service "verification" }}
{{- $evidence := $config.evidence }}
- { name: EVIDENCE_STORE, value: {{ $evidence.store | quote }} }
- { name: EVIDENCE_MOST_BYTES, value: {{ $evidence.mostBytes | int64 | quote }} }
- { name: EVIDENCE_MOST_PIXELS, value: {{ $evidence.mostPixels | int64 | quote }} }
- { name: EVIDENCE_MOST_FILES, value: {{ $evidence.mostFiles | int64 | quote }} }
{{- if eq $evidence.store "disk" }}
- { name: EVIDENCE_DIR, value: /var/lib/bujiao/evidence }
{{- end }}
{{- if eq $evidence.store "s3" }}
- { name: EVIDENCE_BUCKET_URL, value: {{ $evidence.s3.url | quote }} }
- { name: EVIDENCE_BUCKET_REGION, value: {{ $evidence.s3.region | quote }} }
- { name: EVIDENCE_BUCKET, value: {{ $evidence.s3.bucket | quote }} }
- { name: EVIDENCE_BUCKET_ACCESS_KEY_FILE, value: /run/secrets/bujiao/evidence-s3-access-key }
- { name: EVIDENCE_BUCKET_SECRET_KEY_FILE, value: /run/secrets/bujiao/evidence-s3-secret-key }
{{- end }}
{{- end }}
{{- if eq $service "fulfillment" }}
- { name: SUPPLIER_URL, value: {{ $config.supplierUrl | quote }} }
- { name: SUPPLIER_KEY_FILE, value: /run/secrets/bujiao/supplier-key }
- { name: SUPPLIER_ROLE_CHECK_MS, value: {{ $config.supplierRoleCheckMs | int64 | quote }} }
{{- end }}
{{- if or (eq $service "intake") (eq $service "after-sales") }}
- { name: CARD_LOOKS_MOST, value: {{ $config.cardLooksMost | int64 | quote }} }
- { name: AUTO_CONFIRM_AFTER_MS, value: {{ $config.autoConfirmAfterMs | int64 | quote }} }
{{- end }}
{{- if eq $service "after-sales" }}
- { name: INTAKE_URL, value: {{ $config.intakeUrl | default (printf "http://%s-intake:4000" (include "bujiao.name" $root)) | quote }} }
- { name: FULFILLMENT_URL, value: {{ $config.fulfillmentUrl | default (printf "http://%s-fulfillment:4000" (include "bujiao.name" $root)) | quote }} }
{{- end }}
{{- end }}

{{- define "bujiao.podSecurity" -}}
runAsNonRoot: true
runAsUser: 1000
runAsGroup: 1000
fsGroup: 1000
seccompProfile: { type: RuntimeDefault }
{{- end }}

{{- define "bujiao.containerSecurity" -}}
allowPrivilegeEscalation: false
readOnlyRootFilesystem: true
capabilities: { drop: [ALL] }
{{- end }}
