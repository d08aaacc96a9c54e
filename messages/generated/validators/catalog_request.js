// Made by toolwright generate. Do not edit: change the catalog instead.
import { owns, ucs2length, validator } from "toolwright/validation";

export const value = validator((() => {
const func0 = Object.prototype.hasOwnProperty;
const func4 = ucs2length;
const obj0 = {"properties":{"agent_id":1,"user_id":1,"correlation_id":1,"request_origin":1,"context_id":1,"idempotency_key":1,"deadline_ms":1,"traceparent":1,"tracestate":1}};
const pattern0 = new RegExp("^[0-9a-f]{2}-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}$", "u");
function validate0(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate0.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
if((data.type === undefined) || (!(owns(data, "type")))){
const err0 = {instancePath,keyword:"required",params:{missingProperty: "type"}};
(vErrors ??= []).push(err0);
errors++;
}
if((data.id === undefined) || (!(owns(data, "id")))){
const err1 = {instancePath,keyword:"required",params:{missingProperty: "id"}};
(vErrors ??= []).push(err1);
errors++;
}
const before0 = errors;
for(const key0 in data){
if(!Object.prototype.hasOwnProperty.call(data, key0)) continue;
if(!((((((key0 === "type") || (key0 === "id")) || (key0 === "cursor")) || (key0 === "limit")) || (key0 === "toolset")) || (key0 === "metadata"))){
const err2 = {instancePath,keyword:"additionalProperties",params:{property: key0, known: ["type","id","cursor","limit","toolset","metadata"], closed: true}};
(vErrors ??= []).push(err2);
errors++;
}
if(errors > before0){
break;
}
}
if(data.type !== undefined && owns(data, "type")){
let data0 = data.type;
const _errs2 = errors;
if("catalogRequest" !== data0){
const err3 = {instancePath:instancePath+"/type",keyword:"const",params:{allowedValue: "catalogRequest"}};
(vErrors ??= []).push(err3);
errors++;
}
var valid0 = _errs2 === errors;
}
if(data.id !== undefined && owns(data, "id")){
let data1 = data.id;
const _errs3 = errors;
if(typeof data1 === "string"){
if(data1.length > 128 && func4(data1) > 128){
const err4 = {instancePath:instancePath+"/id",keyword:"maxLength",params:{limit: 128}};
(vErrors ??= []).push(err4);
errors++;
}
if(data1.length < 1){
const err5 = {instancePath:instancePath+"/id",keyword:"minLength",params:{limit: 1}};
(vErrors ??= []).push(err5);
errors++;
}
}
else {
const err6 = {instancePath:instancePath+"/id",keyword:"type",params:{type: "string"}};
(vErrors ??= []).push(err6);
errors++;
}
var valid0 = _errs3 === errors;
}
if(data.cursor !== undefined && owns(data, "cursor")){
let data2 = data.cursor;
const _errs5 = errors;
if(typeof data2 === "string"){
if(data2.length > 1024 && func4(data2) > 1024){
const err7 = {instancePath:instancePath+"/cursor",keyword:"maxLength",params:{limit: 1024}};
(vErrors ??= []).push(err7);
errors++;
}
}
else {
const err8 = {instancePath:instancePath+"/cursor",keyword:"type",params:{type: "string"}};
(vErrors ??= []).push(err8);
errors++;
}
var valid0 = _errs5 === errors;
}
if(data.limit !== undefined && owns(data, "limit")){
let data3 = data.limit;
const _errs7 = errors;
if(!((typeof data3 == "number") && (!(data3 % 1) && !isNaN(data3)))){
const err9 = {instancePath:instancePath+"/limit",keyword:"type",params:{type: "integer"}};
(vErrors ??= []).push(err9);
errors++;
}
if(typeof data3 == "number"){
if(data3 > 1000 || isNaN(data3)){
const err10 = {instancePath:instancePath+"/limit",keyword:"maximum",params:{comparison: "<=", limit: 1000}};
(vErrors ??= []).push(err10);
errors++;
}
if(data3 < 1 || isNaN(data3)){
const err11 = {instancePath:instancePath+"/limit",keyword:"minimum",params:{comparison: ">=", limit: 1}};
(vErrors ??= []).push(err11);
errors++;
}
}
var valid0 = _errs7 === errors;
}
if(data.toolset !== undefined && owns(data, "toolset")){
let data4 = data.toolset;
const _errs9 = errors;
if(typeof data4 === "string"){
if(data4.length > 128 && func4(data4) > 128){
const err12 = {instancePath:instancePath+"/toolset",keyword:"maxLength",params:{limit: 128}};
(vErrors ??= []).push(err12);
errors++;
}
if(data4.length < 1){
const err13 = {instancePath:instancePath+"/toolset",keyword:"minLength",params:{limit: 1}};
(vErrors ??= []).push(err13);
errors++;
}
}
else {
const err14 = {instancePath:instancePath+"/toolset",keyword:"type",params:{type: "string"}};
(vErrors ??= []).push(err14);
errors++;
}
var valid0 = _errs9 === errors;
}
if(data.metadata !== undefined && owns(data, "metadata")){
let data5 = data.metadata;
const _errs11 = errors;
const _errs12 = errors;
if(data5 && typeof data5 == "object" && !Array.isArray(data5)){
const before1 = errors;
for(const key1 in data5){
if(!Object.prototype.hasOwnProperty.call(data5, key1)) continue;
if(!(func0.call(obj0.properties, key1))){
const err15 = {instancePath:instancePath+"/metadata",keyword:"additionalProperties",params:{property: key1, known: ["agent_id","user_id","correlation_id","request_origin","context_id","idempotency_key","deadline_ms","traceparent","tracestate"], closed: true}};
(vErrors ??= []).push(err15);
errors++;
}
if(errors > before1){
break;
}
}
if(data5.agent_id !== undefined && owns(data5, "agent_id")){
let data6 = data5.agent_id;
const _errs15 = errors;
if(typeof data6 === "string"){
if(data6.length > 256 && func4(data6) > 256){
const err16 = {instancePath:instancePath+"/metadata/agent_id",keyword:"maxLength",params:{limit: 256}};
(vErrors ??= []).push(err16);
errors++;
}
if(data6.length < 1){
const err17 = {instancePath:instancePath+"/metadata/agent_id",keyword:"minLength",params:{limit: 1}};
(vErrors ??= []).push(err17);
errors++;
}
}
else {
const err18 = {instancePath:instancePath+"/metadata/agent_id",keyword:"type",params:{type: "string"}};
(vErrors ??= []).push(err18);
errors++;
}
var valid2 = _errs15 === errors;
}
if(data5.user_id !== undefined && owns(data5, "user_id")){
let data7 = data5.user_id;
const _errs17 = errors;
if(typeof data7 === "string"){
if(data7.length > 256 && func4(data7) > 256){
const err19 = {instancePath:instancePath+"/metadata/user_id",keyword:"maxLength",params:{limit: 256}};
(vErrors ??= []).push(err19);
errors++;
}
}
else {
const err20 = {instancePath:instancePath+"/metadata/user_id",keyword:"type",params:{type: "string"}};
(vErrors ??= []).push(err20);
errors++;
}
var valid2 = _errs17 === errors;
}
if(data5.correlation_id !== undefined && owns(data5, "correlation_id")){
let data8 = data5.correlation_id;
const _errs19 = errors;
if(typeof data8 === "string"){
if(data8.length > 256 && func4(data8) > 256){
const err21 = {instancePath:instancePath+"/metadata/correlation_id",keyword:"maxLength",params:{limit: 256}};
(vErrors ??= []).push(err21);
errors++;
}
if(data8.length < 1){
const err22 = {instancePath:instancePath+"/metadata/correlation_id",keyword:"minLength",params:{limit: 1}};
(vErrors ??= []).push(err22);
errors++;
}
}
else {
const err23 = {instancePath:instancePath+"/metadata/correlation_id",keyword:"type",params:{type: "string"}};
(vErrors ??= []).push(err23);
errors++;
}
var valid2 = _errs19 === errors;
}
if(data5.request_origin !== undefined && owns(data5, "request_origin")){
let data9 = data5.request_origin;
const _errs21 = errors;
if(typeof data9 === "string"){
if(data9.length > 256 && func4(data9) > 256){
const err24 = {instancePath:instancePath+"/metadata/request_origin",keyword:"maxLength",params:{limit: 256}};
(vErrors ??= []).push(err24);
errors++;
}
}
else {
const err25 = {instancePath:instancePath+"/metadata/request_origin",keyword:"type",params:{type: "string"}};
(vErrors ??= []).push(err25);
errors++;
}
var valid2 = _errs21 === errors;
}
if(data5.context_id !== undefined && owns(data5, "context_id")){
let data10 = data5.context_id;
const _errs23 = errors;
if(typeof data10 === "string"){
if(data10.length > 256 && func4(data10) > 256){
const err26 = {instancePath:instancePath+"/metadata/context_id",keyword:"maxLength",params:{limit: 256}};
(vErrors ??= []).push(err26);
errors++;
}
if(data10.length < 1){
const err27 = {instancePath:instancePath+"/metadata/context_id",keyword:"minLength",params:{limit: 1}};
(vErrors ??= []).push(err27);
errors++;
}
}
else {
const err28 = {instancePath:instancePath+"/metadata/context_id",keyword:"type",params:{type: "string"}};
(vErrors ??= []).push(err28);
errors++;
}
var valid2 = _errs23 === errors;
}
if(data5.idempotency_key !== undefined && owns(data5, "idempotency_key")){
let data11 = data5.idempotency_key;
const _errs25 = errors;
if(typeof data11 === "string"){
if(data11.length > 256 && func4(data11) > 256){
const err29 = {instancePath:instancePath+"/metadata/idempotency_key",keyword:"maxLength",params:{limit: 256}};
(vErrors ??= []).push(err29);
errors++;
}
if(data11.length < 1){
const err30 = {instancePath:instancePath+"/metadata/idempotency_key",keyword:"minLength",params:{limit: 1}};
(vErrors ??= []).push(err30);
errors++;
}
}
else {
const err31 = {instancePath:instancePath+"/metadata/idempotency_key",keyword:"type",params:{type: "string"}};
(vErrors ??= []).push(err31);
errors++;
}
var valid2 = _errs25 === errors;
}
if(data5.deadline_ms !== undefined && owns(data5, "deadline_ms")){
let data12 = data5.deadline_ms;
const _errs27 = errors;
if(!((typeof data12 == "number") && (!(data12 % 1) && !isNaN(data12)))){
const err32 = {instancePath:instancePath+"/metadata/deadline_ms",keyword:"type",params:{type: "integer"}};
(vErrors ??= []).push(err32);
errors++;
}
if(typeof data12 == "number"){
if(data12 > 86400000 || isNaN(data12)){
const err33 = {instancePath:instancePath+"/metadata/deadline_ms",keyword:"maximum",params:{comparison: "<=", limit: 86400000}};
(vErrors ??= []).push(err33);
errors++;
}
if(data12 < 1 || isNaN(data12)){
const err34 = {instancePath:instancePath+"/metadata/deadline_ms",keyword:"minimum",params:{comparison: ">=", limit: 1}};
(vErrors ??= []).push(err34);
errors++;
}
}
var valid2 = _errs27 === errors;
}
if(data5.traceparent !== undefined && owns(data5, "traceparent")){
let data13 = data5.traceparent;
const _errs29 = errors;
if(typeof data13 === "string"){
if(data13.length > 256 && func4(data13) > 256){
const err35 = {instancePath:instancePath+"/metadata/traceparent",keyword:"maxLength",params:{limit: 256}};
(vErrors ??= []).push(err35);
errors++;
}
if(!pattern0.test(data13)){
const err36 = {instancePath:instancePath+"/metadata/traceparent",keyword:"pattern",params:{pattern: "^[0-9a-f]{2}-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}$"}};
(vErrors ??= []).push(err36);
errors++;
}
}
else {
const err37 = {instancePath:instancePath+"/metadata/traceparent",keyword:"type",params:{type: "string"}};
(vErrors ??= []).push(err37);
errors++;
}
var valid2 = _errs29 === errors;
}
if(data5.tracestate !== undefined && owns(data5, "tracestate")){
let data14 = data5.tracestate;
const _errs31 = errors;
if(typeof data14 === "string"){
if(data14.length > 512 && func4(data14) > 512){
const err38 = {instancePath:instancePath+"/metadata/tracestate",keyword:"maxLength",params:{limit: 512}};
(vErrors ??= []).push(err38);
errors++;
}
}
else {
const err39 = {instancePath:instancePath+"/metadata/tracestate",keyword:"type",params:{type: "string"}};
(vErrors ??= []).push(err39);
errors++;
}
var valid2 = _errs31 === errors;
}
}
else {
const err40 = {instancePath:instancePath+"/metadata",keyword:"type",params:{type: "object"}};
(vErrors ??= []).push(err40);
errors++;
}
var valid1 = _errs12 === errors;
var valid0 = _errs11 === errors;
}
}
else {
const err41 = {instancePath,keyword:"type",params:{type: "object"}};
(vErrors ??= []).push(err41);
errors++;
}
validate0.errors = vErrors;
return errors === 0;
}
validate0.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};
return validate0;
})());
