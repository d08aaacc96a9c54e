// Made by toolwright generate. Do not edit: change the catalog instead.
import { owns, ucs2length, validator } from "toolwright/validation";

export const value = validator((() => {
const func0 = Object.prototype.hasOwnProperty;
const func8 = ucs2length;
const obj0 = {"properties":{"correlation_id":1,"request_id":1,"duration_ms":1,"catalog_digest":1,"agent_id":1,"user_id":1,"request_origin":1,"traceparent":1,"tracestate":1,"truncated":1}};
const obj1 = {"properties":{"correlation_id":1,"request_id":1,"duration_ms":1,"catalog_digest":1,"agent_id":1,"user_id":1,"request_origin":1,"traceparent":1,"tracestate":1,"truncated":1}};
function validate1(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate1.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
const _errs0 = errors;
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if(((((data.code === undefined) || (!(owns(data, "code")))) && (missing0 = "code")) || (((data.message === undefined) || (!(owns(data, "message")))) && (missing0 = "message"))) || (((data.retryable === undefined) || (!(owns(data, "retryable")))) && (missing0 = "retryable"))){
validate1.errors = [{instancePath,keyword:"required",params:{missingProperty: missing0}}];
return false;
}
else {
const _errs1 = errors;
for(const key0 in data){
if(!Object.prototype.hasOwnProperty.call(data, key0)) continue;
if(!((((((key0 === "code") || (key0 === "message")) || (key0 === "retryable")) || (key0 === "retry_after_ms")) || (key0 === "details")) || (key0 === "current_revision"))){
validate1.errors = [{instancePath,keyword:"additionalProperties",params:{property: key0, known: ["code","message","retryable","retry_after_ms","details","current_revision"], closed: true}}];
return false;
break;
}
}
if(_errs1 === errors){
if(data.code !== undefined && owns(data, "code")){
let data0 = data.code;
const _errs2 = errors;
const _errs3 = errors;
if(errors === _errs2){
if(typeof data0 === "string"){
if(data0.length > 128 && func8(data0) > 128){
validate1.errors = [{instancePath:instancePath+"/code",keyword:"maxLength",params:{limit: 128}}];
return false;
}
else {
if(data0.length < 1){
validate1.errors = [{instancePath:instancePath+"/code",keyword:"minLength",params:{limit: 1}}];
return false;
}
}
}
else {
validate1.errors = [{instancePath:instancePath+"/code",keyword:"type",params:{type: "string"}}];
return false;
}
}
var valid0 = _errs2 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.message !== undefined && owns(data, "message")){
let data1 = data.message;
const _errs4 = errors;
if(typeof data1 !== "string"){
validate1.errors = [{instancePath:instancePath+"/message",keyword:"type",params:{type: "string"}}];
return false;
}
const _errs5 = errors;
var valid0 = _errs4 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.retryable !== undefined && owns(data, "retryable")){
let data2 = data.retryable;
const _errs6 = errors;
if(typeof data2 !== "boolean"){
validate1.errors = [{instancePath:instancePath+"/retryable",keyword:"type",params:{type: "boolean"}}];
return false;
}
const _errs7 = errors;
var valid0 = _errs6 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.retry_after_ms !== undefined && owns(data, "retry_after_ms")){
let data3 = data.retry_after_ms;
const _errs8 = errors;
if(!((typeof data3 == "number") && (!(data3 % 1) && !isNaN(data3)))){
validate1.errors = [{instancePath:instancePath+"/retry_after_ms",keyword:"type",params:{type: "integer"}}];
return false;
}
const _errs9 = errors;
if(errors === _errs8){
if(typeof data3 == "number"){
if(data3 < 0 || isNaN(data3)){
validate1.errors = [{instancePath:instancePath+"/retry_after_ms",keyword:"minimum",params:{comparison: ">=", limit: 0}}];
return false;
}
}
}
var valid0 = _errs8 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.details !== undefined && owns(data, "details")){
let data4 = data.details;
const _errs10 = errors;
const _errs11 = errors;
if(errors === _errs10){
if(Array.isArray(data4)){
var valid1 = true;
const len0 = data4.length;
for(let i0=0; i0<len0; i0++){
let data5 = data4[i0];
const _errs12 = errors;
const _errs13 = errors;
const _errs14 = errors;
if(errors === _errs13){
if(data5 && typeof data5 == "object" && !Array.isArray(data5)){
let missing1;
if(((((((data5.pointer === undefined) || (!(owns(data5, "pointer")))) && (missing1 = "pointer")) || (((data5.rule === undefined) || (!(owns(data5, "rule")))) && (missing1 = "rule"))) || (((data5.expected === undefined) || (!(owns(data5, "expected")))) && (missing1 = "expected"))) || (((data5.got === undefined) || (!(owns(data5, "got")))) && (missing1 = "got"))) || (((data5.hint === undefined) || (!(owns(data5, "hint")))) && (missing1 = "hint"))){
validate1.errors = [{instancePath:instancePath+"/details/" + i0,keyword:"required",params:{missingProperty: missing1}}];
return false;
}
else {
const _errs15 = errors;
for(const key1 in data5){
if(!Object.prototype.hasOwnProperty.call(data5, key1)) continue;
if(!(((((key1 === "pointer") || (key1 === "rule")) || (key1 === "expected")) || (key1 === "got")) || (key1 === "hint"))){
validate1.errors = [{instancePath:instancePath+"/details/" + i0,keyword:"additionalProperties",params:{property: key1, known: ["pointer","rule","expected","got","hint"], closed: true}}];
return false;
break;
}
}
if(_errs15 === errors){
if(data5.pointer !== undefined && owns(data5, "pointer")){
let data6 = data5.pointer;
const _errs16 = errors;
if(typeof data6 !== "string"){
validate1.errors = [{instancePath:instancePath+"/details/" + i0+"/pointer",keyword:"type",params:{type: "string"}}];
return false;
}
const _errs17 = errors;
var valid3 = _errs16 === errors;
}
else {
var valid3 = true;
}
if(valid3){
if(data5.rule !== undefined && owns(data5, "rule")){
let data7 = data5.rule;
const _errs18 = errors;
if(typeof data7 !== "string"){
validate1.errors = [{instancePath:instancePath+"/details/" + i0+"/rule",keyword:"type",params:{type: "string"}}];
return false;
}
const _errs19 = errors;
var valid3 = _errs18 === errors;
}
else {
var valid3 = true;
}
if(valid3){
if(data5.expected !== undefined && owns(data5, "expected")){
let data8 = data5.expected;
const _errs20 = errors;
if(typeof data8 !== "string"){
validate1.errors = [{instancePath:instancePath+"/details/" + i0+"/expected",keyword:"type",params:{type: "string"}}];
return false;
}
const _errs21 = errors;
var valid3 = _errs20 === errors;
}
else {
var valid3 = true;
}
if(valid3){
if(data5.got !== undefined && owns(data5, "got")){
let data9 = data5.got;
const _errs22 = errors;
if(typeof data9 !== "string"){
validate1.errors = [{instancePath:instancePath+"/details/" + i0+"/got",keyword:"type",params:{type: "string"}}];
return false;
}
const _errs23 = errors;
var valid3 = _errs22 === errors;
}
else {
var valid3 = true;
}
if(valid3){
if(data5.hint !== undefined && owns(data5, "hint")){
let data10 = data5.hint;
const _errs24 = errors;
if(typeof data10 !== "string"){
validate1.errors = [{instancePath:instancePath+"/details/" + i0+"/hint",keyword:"type",params:{type: "string"}}];
return false;
}
const _errs25 = errors;
var valid3 = _errs24 === errors;
}
else {
var valid3 = true;
}
if(valid3){
}
}
}
}
}
}
}
}
else {
validate1.errors = [{instancePath:instancePath+"/details/" + i0,keyword:"type",params:{type: "object"}}];
return false;
}
}
var valid2 = _errs13 === errors;
if(valid2){
}
var valid1 = _errs12 === errors;
if(!valid1){
break;
}
}
if(valid1){
}
}
else {
validate1.errors = [{instancePath:instancePath+"/details",keyword:"type",params:{type: "array"}}];
return false;
}
}
var valid0 = _errs10 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.current_revision !== undefined && owns(data, "current_revision")){
let data11 = data.current_revision;
const _errs26 = errors;
if(!((typeof data11 == "number") && (!(data11 % 1) && !isNaN(data11)))){
validate1.errors = [{instancePath:instancePath+"/current_revision",keyword:"type",params:{type: "integer"}}];
return false;
}
const _errs27 = errors;
if(errors === _errs26){
if(typeof data11 == "number"){
if(data11 < 0 || isNaN(data11)){
validate1.errors = [{instancePath:instancePath+"/current_revision",keyword:"minimum",params:{comparison: ">=", limit: 0}}];
return false;
}
}
}
var valid0 = _errs26 === errors;
}
else {
var valid0 = true;
}
if(valid0){
}
}
}
}
}
}
}
}
}
else {
validate1.errors = [{instancePath,keyword:"type",params:{type: "object"}}];
return false;
}
if(errors === 0){
}
}
validate1.errors = vErrors;
return errors === 0;
}
validate1.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};
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
const _errs0 = errors;
let faults0 = 0;
let faults1 = 0;
let valid0 = false;
let passing0 = null;
faults0 = errors;
const _errs1 = errors;
const _errs2 = errors;
if(errors === _errs1){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if(((((((data.type === undefined) || (!(owns(data, "type")))) && (missing0 = "type")) || (((data.id === undefined) || (!(owns(data, "id")))) && (missing0 = "id"))) || (((data.ok === undefined) || (!(owns(data, "ok")))) && (missing0 = "ok"))) || (((data.result === undefined) || (!(owns(data, "result")))) && (missing0 = "result"))) || (((data.metadata === undefined) || (!(owns(data, "metadata")))) && (missing0 = "metadata"))){
const err0 = {instancePath,keyword:"required",params:{missingProperty: missing0}};
(vErrors ??= []).push(err0);
errors++;
}
else {
const _errs3 = errors;
const before0 = errors;
for(const key0 in data){
if(!Object.prototype.hasOwnProperty.call(data, key0)) continue;
if(!(((((key0 === "type") || (key0 === "ok")) || (key0 === "id")) || (key0 === "result")) || (key0 === "metadata"))){
const err1 = {instancePath,keyword:"additionalProperties",params:{property: key0, known: ["type","ok","id","result","metadata"], closed: true}};
(vErrors ??= []).push(err1);
errors++;
break;
}
if(errors > before0){
break;
}
}
if(_errs3 === errors){
if(data.type !== undefined && owns(data, "type")){
let data0 = data.type;
const _errs4 = errors;
if("toolResponse" !== data0){
const err2 = {instancePath:instancePath+"/type",keyword:"const",params:{allowedValue: "toolResponse"}};
(vErrors ??= []).push(err2);
errors++;
}
var valid1 = _errs4 === errors;
}
else {
var valid1 = true;
}
if(valid1){
if(data.ok !== undefined && owns(data, "ok")){
let data1 = data.ok;
const _errs5 = errors;
if(true !== data1){
const err3 = {instancePath:instancePath+"/ok",keyword:"const",params:{allowedValue: true}};
(vErrors ??= []).push(err3);
errors++;
}
var valid1 = _errs5 === errors;
}
else {
var valid1 = true;
}
if(valid1){
if(data.id !== undefined && owns(data, "id")){
let data2 = data.id;
const _errs6 = errors;
const _errs7 = errors;
if(errors === _errs6){
if(typeof data2 === "string"){
if(data2.length > 128 && func8(data2) > 128){
const err4 = {instancePath:instancePath+"/id",keyword:"maxLength",params:{limit: 128}};
(vErrors ??= []).push(err4);
errors++;
}
else {
if(data2.length < 1){
const err5 = {instancePath:instancePath+"/id",keyword:"minLength",params:{limit: 1}};
(vErrors ??= []).push(err5);
errors++;
}
}
}
else {
const err6 = {instancePath:instancePath+"/id",keyword:"type",params:{type: "string"}};
(vErrors ??= []).push(err6);
errors++;
}
}
var valid1 = _errs6 === errors;
}
else {
var valid1 = true;
}
if(valid1){
if(data.metadata !== undefined && owns(data, "metadata")){
let data3 = data.metadata;
const _errs8 = errors;
const _errs9 = errors;
const _errs10 = errors;
if(errors === _errs9){
if(data3 && typeof data3 == "object" && !Array.isArray(data3)){
let missing1;
if((((((data3.correlation_id === undefined) || (!(owns(data3, "correlation_id")))) && (missing1 = "correlation_id")) || (((data3.request_id === undefined) || (!(owns(data3, "request_id")))) && (missing1 = "request_id"))) || (((data3.duration_ms === undefined) || (!(owns(data3, "duration_ms")))) && (missing1 = "duration_ms"))) || (((data3.catalog_digest === undefined) || (!(owns(data3, "catalog_digest")))) && (missing1 = "catalog_digest"))){
const err7 = {instancePath:instancePath+"/metadata",keyword:"required",params:{missingProperty: missing1}};
(vErrors ??= []).push(err7);
errors++;
}
else {
const _errs11 = errors;
const before1 = errors;
for(const key1 in data3){
if(!Object.prototype.hasOwnProperty.call(data3, key1)) continue;
if(!(func0.call(obj0.properties, key1))){
const err8 = {instancePath:instancePath+"/metadata",keyword:"additionalProperties",params:{property: key1, known: ["correlation_id","request_id","duration_ms","catalog_digest","agent_id","user_id","request_origin","traceparent","tracestate","truncated"], closed: true}};
(vErrors ??= []).push(err8);
errors++;
break;
}
if(errors > before1){
break;
}
}
if(_errs11 === errors){
if(data3.correlation_id !== undefined && owns(data3, "correlation_id")){
let data4 = data3.correlation_id;
const _errs12 = errors;
const _errs13 = errors;
if(errors === _errs12){
if(typeof data4 === "string"){
if(data4.length > 256 && func8(data4) > 256){
const err9 = {instancePath:instancePath+"/metadata/correlation_id",keyword:"maxLength",params:{limit: 256}};
(vErrors ??= []).push(err9);
errors++;
}
}
else {
const err10 = {instancePath:instancePath+"/metadata/correlation_id",keyword:"type",params:{type: "string"}};
(vErrors ??= []).push(err10);
errors++;
}
}
var valid3 = _errs12 === errors;
}
else {
var valid3 = true;
}
if(valid3){
if(data3.request_id !== undefined && owns(data3, "request_id")){
let data5 = data3.request_id;
const _errs14 = errors;
const _errs15 = errors;
if(errors === _errs14){
if(typeof data5 === "string"){
if(data5.length > 128 && func8(data5) > 128){
const err11 = {instancePath:instancePath+"/metadata/request_id",keyword:"maxLength",params:{limit: 128}};
(vErrors ??= []).push(err11);
errors++;
}
}
else {
const err12 = {instancePath:instancePath+"/metadata/request_id",keyword:"type",params:{type: "string"}};
(vErrors ??= []).push(err12);
errors++;
}
}
var valid3 = _errs14 === errors;
}
else {
var valid3 = true;
}
if(valid3){
if(data3.duration_ms !== undefined && owns(data3, "duration_ms")){
let data6 = data3.duration_ms;
const _errs16 = errors;
const _errs17 = errors;
if(errors === _errs16){
if(typeof data6 == "number"){
if(data6 < 0 || isNaN(data6)){
const err13 = {instancePath:instancePath+"/metadata/duration_ms",keyword:"minimum",params:{comparison: ">=", limit: 0}};
(vErrors ??= []).push(err13);
errors++;
}
}
else {
const err14 = {instancePath:instancePath+"/metadata/duration_ms",keyword:"type",params:{type: "number"}};
(vErrors ??= []).push(err14);
errors++;
}
}
var valid3 = _errs16 === errors;
}
else {
var valid3 = true;
}
if(valid3){
if(data3.catalog_digest !== undefined && owns(data3, "catalog_digest")){
let data7 = data3.catalog_digest;
const _errs18 = errors;
const _errs19 = errors;
if(errors === _errs18){
if(typeof data7 === "string"){
if(data7.length > 128 && func8(data7) > 128){
const err15 = {instancePath:instancePath+"/metadata/catalog_digest",keyword:"maxLength",params:{limit: 128}};
(vErrors ??= []).push(err15);
errors++;
}
}
else {
const err16 = {instancePath:instancePath+"/metadata/catalog_digest",keyword:"type",params:{type: "string"}};
(vErrors ??= []).push(err16);
errors++;
}
}
var valid3 = _errs18 === errors;
}
else {
var valid3 = true;
}
if(valid3){
if(data3.agent_id !== undefined && owns(data3, "agent_id")){
let data8 = data3.agent_id;
const _errs20 = errors;
const _errs21 = errors;
if(errors === _errs20){
if(typeof data8 === "string"){
if(data8.length > 256 && func8(data8) > 256){
const err17 = {instancePath:instancePath+"/metadata/agent_id",keyword:"maxLength",params:{limit: 256}};
(vErrors ??= []).push(err17);
errors++;
}
}
else {
const err18 = {instancePath:instancePath+"/metadata/agent_id",keyword:"type",params:{type: "string"}};
(vErrors ??= []).push(err18);
errors++;
}
}
var valid3 = _errs20 === errors;
}
else {
var valid3 = true;
}
if(valid3){
if(data3.user_id !== undefined && owns(data3, "user_id")){
let data9 = data3.user_id;
const _errs22 = errors;
const _errs23 = errors;
if(errors === _errs22){
if(typeof data9 === "string"){
if(data9.length > 256 && func8(data9) > 256){
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
}
var valid3 = _errs22 === errors;
}
else {
var valid3 = true;
}
if(valid3){
if(data3.request_origin !== undefined && owns(data3, "request_origin")){
let data10 = data3.request_origin;
const _errs24 = errors;
const _errs25 = errors;
if(errors === _errs24){
if(typeof data10 === "string"){
if(data10.length > 256 && func8(data10) > 256){
const err21 = {instancePath:instancePath+"/metadata/request_origin",keyword:"maxLength",params:{limit: 256}};
(vErrors ??= []).push(err21);
errors++;
}
}
else {
const err22 = {instancePath:instancePath+"/metadata/request_origin",keyword:"type",params:{type: "string"}};
(vErrors ??= []).push(err22);
errors++;
}
}
var valid3 = _errs24 === errors;
}
else {
var valid3 = true;
}
if(valid3){
if(data3.traceparent !== undefined && owns(data3, "traceparent")){
let data11 = data3.traceparent;
const _errs26 = errors;
const _errs27 = errors;
if(errors === _errs26){
if(typeof data11 === "string"){
if(data11.length > 256 && func8(data11) > 256){
const err23 = {instancePath:instancePath+"/metadata/traceparent",keyword:"maxLength",params:{limit: 256}};
(vErrors ??= []).push(err23);
errors++;
}
}
else {
const err24 = {instancePath:instancePath+"/metadata/traceparent",keyword:"type",params:{type: "string"}};
(vErrors ??= []).push(err24);
errors++;
}
}
var valid3 = _errs26 === errors;
}
else {
var valid3 = true;
}
if(valid3){
if(data3.tracestate !== undefined && owns(data3, "tracestate")){
let data12 = data3.tracestate;
const _errs28 = errors;
if(errors === _errs28){
if(typeof data12 === "string"){
if(data12.length > 512 && func8(data12) > 512){
const err25 = {instancePath:instancePath+"/metadata/tracestate",keyword:"maxLength",params:{limit: 512}};
(vErrors ??= []).push(err25);
errors++;
}
}
else {
const err26 = {instancePath:instancePath+"/metadata/tracestate",keyword:"type",params:{type: "string"}};
(vErrors ??= []).push(err26);
errors++;
}
}
var valid3 = _errs28 === errors;
}
else {
var valid3 = true;
}
if(valid3){
if(data3.truncated !== undefined && owns(data3, "truncated")){
let data13 = data3.truncated;
const _errs30 = errors;
if(typeof data13 !== "boolean"){
const err27 = {instancePath:instancePath+"/metadata/truncated",keyword:"type",params:{type: "boolean"}};
(vErrors ??= []).push(err27);
errors++;
}
var valid3 = _errs30 === errors;
}
else {
var valid3 = true;
}
if(valid3){
}
}
}
}
}
}
}
}
}
}
}
}
}
else {
const err28 = {instancePath:instancePath+"/metadata",keyword:"type",params:{type: "object"}};
(vErrors ??= []).push(err28);
errors++;
}
}
var valid2 = _errs9 === errors;
if(valid2){
}
var valid1 = _errs8 === errors;
}
else {
var valid1 = true;
}
if(valid1){
}
}
}
}
}
}
}
else {
const err29 = {instancePath,keyword:"type",params:{type: "object"}};
(vErrors ??= []).push(err29);
errors++;
}
}
var _valid0 = _errs1 === errors;
faults0 = errors - faults0;
if(_valid0){
valid0 = true;
passing0 = 0;
var props0 = true;
}
faults1 = errors;
const _errs32 = errors;
if(errors === _errs32){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing2;
if(((((((data.type === undefined) || (!(owns(data, "type")))) && (missing2 = "type")) || (((data.id === undefined) || (!(owns(data, "id")))) && (missing2 = "id"))) || (((data.ok === undefined) || (!(owns(data, "ok")))) && (missing2 = "ok"))) || (((data.error === undefined) || (!(owns(data, "error")))) && (missing2 = "error"))) || (((data.metadata === undefined) || (!(owns(data, "metadata")))) && (missing2 = "metadata"))){
const err30 = {instancePath,keyword:"required",params:{missingProperty: missing2}};
(vErrors ??= []).push(err30);
errors++;
}
else {
const _errs34 = errors;
const before2 = errors;
for(const key2 in data){
if(!Object.prototype.hasOwnProperty.call(data, key2)) continue;
if(!(((((key2 === "type") || (key2 === "ok")) || (key2 === "id")) || (key2 === "error")) || (key2 === "metadata"))){
const err31 = {instancePath,keyword:"additionalProperties",params:{property: key2, known: ["type","ok","id","error","metadata"], closed: true}};
(vErrors ??= []).push(err31);
errors++;
break;
}
if(errors > before2){
break;
}
}
if(_errs34 === errors){
if(data.type !== undefined && owns(data, "type")){
let data14 = data.type;
const _errs35 = errors;
if("toolResponse" !== data14){
const err32 = {instancePath:instancePath+"/type",keyword:"const",params:{allowedValue: "toolResponse"}};
(vErrors ??= []).push(err32);
errors++;
}
var valid4 = _errs35 === errors;
}
else {
var valid4 = true;
}
if(valid4){
if(data.ok !== undefined && owns(data, "ok")){
let data15 = data.ok;
const _errs36 = errors;
if(false !== data15){
const err33 = {instancePath:instancePath+"/ok",keyword:"const",params:{allowedValue: false}};
(vErrors ??= []).push(err33);
errors++;
}
var valid4 = _errs36 === errors;
}
else {
var valid4 = true;
}
if(valid4){
if(data.id !== undefined && owns(data, "id")){
let data16 = data.id;
const _errs37 = errors;
if(errors === _errs37){
if(typeof data16 === "string"){
if(data16.length > 128 && func8(data16) > 128){
const err34 = {instancePath:instancePath+"/id",keyword:"maxLength",params:{limit: 128}};
(vErrors ??= []).push(err34);
errors++;
}
else {
if(data16.length < 1){
const err35 = {instancePath:instancePath+"/id",keyword:"minLength",params:{limit: 1}};
(vErrors ??= []).push(err35);
errors++;
}
}
}
else {
const err36 = {instancePath:instancePath+"/id",keyword:"type",params:{type: "string"}};
(vErrors ??= []).push(err36);
errors++;
}
}
var valid4 = _errs37 === errors;
}
else {
var valid4 = true;
}
if(valid4){
if(data.error !== undefined && owns(data, "error")){
let data17 = data.error;
const _errs39 = errors;
if(!(validate1(data17, {instancePath:instancePath+"/error",parentData:data,parentDataProperty:"error",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate1.errors : vErrors.concat(validate1.errors);
errors = vErrors.length;
}
var valid4 = _errs39 === errors;
}
else {
var valid4 = true;
}
if(valid4){
if(data.metadata !== undefined && owns(data, "metadata")){
let data18 = data.metadata;
const _errs40 = errors;
const _errs41 = errors;
if(errors === _errs41){
if(data18 && typeof data18 == "object" && !Array.isArray(data18)){
let missing3;
if((((((data18.correlation_id === undefined) || (!(owns(data18, "correlation_id")))) && (missing3 = "correlation_id")) || (((data18.request_id === undefined) || (!(owns(data18, "request_id")))) && (missing3 = "request_id"))) || (((data18.duration_ms === undefined) || (!(owns(data18, "duration_ms")))) && (missing3 = "duration_ms"))) || (((data18.catalog_digest === undefined) || (!(owns(data18, "catalog_digest")))) && (missing3 = "catalog_digest"))){
const err37 = {instancePath:instancePath+"/metadata",keyword:"required",params:{missingProperty: missing3}};
(vErrors ??= []).push(err37);
errors++;
}
else {
const _errs43 = errors;
const before3 = errors;
for(const key3 in data18){
if(!Object.prototype.hasOwnProperty.call(data18, key3)) continue;
if(!(func0.call(obj1.properties, key3))){
const err38 = {instancePath:instancePath+"/metadata",keyword:"additionalProperties",params:{property: key3, known: ["correlation_id","request_id","duration_ms","catalog_digest","agent_id","user_id","request_origin","traceparent","tracestate","truncated"], closed: true}};
(vErrors ??= []).push(err38);
errors++;
break;
}
if(errors > before3){
break;
}
}
if(_errs43 === errors){
if(data18.correlation_id !== undefined && owns(data18, "correlation_id")){
let data19 = data18.correlation_id;
const _errs44 = errors;
if(errors === _errs44){
if(typeof data19 === "string"){
if(data19.length > 256 && func8(data19) > 256){
const err39 = {instancePath:instancePath+"/metadata/correlation_id",keyword:"maxLength",params:{limit: 256}};
(vErrors ??= []).push(err39);
errors++;
}
}
else {
const err40 = {instancePath:instancePath+"/metadata/correlation_id",keyword:"type",params:{type: "string"}};
(vErrors ??= []).push(err40);
errors++;
}
}
var valid6 = _errs44 === errors;
}
else {
var valid6 = true;
}
if(valid6){
if(data18.request_id !== undefined && owns(data18, "request_id")){
let data20 = data18.request_id;
const _errs46 = errors;
if(errors === _errs46){
if(typeof data20 === "string"){
if(data20.length > 128 && func8(data20) > 128){
const err41 = {instancePath:instancePath+"/metadata/request_id",keyword:"maxLength",params:{limit: 128}};
(vErrors ??= []).push(err41);
errors++;
}
}
else {
const err42 = {instancePath:instancePath+"/metadata/request_id",keyword:"type",params:{type: "string"}};
(vErrors ??= []).push(err42);
errors++;
}
}
var valid6 = _errs46 === errors;
}
else {
var valid6 = true;
}
if(valid6){
if(data18.duration_ms !== undefined && owns(data18, "duration_ms")){
let data21 = data18.duration_ms;
const _errs48 = errors;
if(errors === _errs48){
if(typeof data21 == "number"){
if(data21 < 0 || isNaN(data21)){
const err43 = {instancePath:instancePath+"/metadata/duration_ms",keyword:"minimum",params:{comparison: ">=", limit: 0}};
(vErrors ??= []).push(err43);
errors++;
}
}
else {
const err44 = {instancePath:instancePath+"/metadata/duration_ms",keyword:"type",params:{type: "number"}};
(vErrors ??= []).push(err44);
errors++;
}
}
var valid6 = _errs48 === errors;
}
else {
var valid6 = true;
}
if(valid6){
if(data18.catalog_digest !== undefined && owns(data18, "catalog_digest")){
let data22 = data18.catalog_digest;
const _errs50 = errors;
if(errors === _errs50){
if(typeof data22 === "string"){
if(data22.length > 128 && func8(data22) > 128){
const err45 = {instancePath:instancePath+"/metadata/catalog_digest",keyword:"maxLength",params:{limit: 128}};
(vErrors ??= []).push(err45);
errors++;
}
}
else {
const err46 = {instancePath:instancePath+"/metadata/catalog_digest",keyword:"type",params:{type: "string"}};
(vErrors ??= []).push(err46);
errors++;
}
}
var valid6 = _errs50 === errors;
}
else {
var valid6 = true;
}
if(valid6){
if(data18.agent_id !== undefined && owns(data18, "agent_id")){
let data23 = data18.agent_id;
const _errs52 = errors;
if(errors === _errs52){
if(typeof data23 === "string"){
if(data23.length > 256 && func8(data23) > 256){
const err47 = {instancePath:instancePath+"/metadata/agent_id",keyword:"maxLength",params:{limit: 256}};
(vErrors ??= []).push(err47);
errors++;
}
}
else {
const err48 = {instancePath:instancePath+"/metadata/agent_id",keyword:"type",params:{type: "string"}};
(vErrors ??= []).push(err48);
errors++;
}
}
var valid6 = _errs52 === errors;
}
else {
var valid6 = true;
}
if(valid6){
if(data18.user_id !== undefined && owns(data18, "user_id")){
let data24 = data18.user_id;
const _errs54 = errors;
if(errors === _errs54){
if(typeof data24 === "string"){
if(data24.length > 256 && func8(data24) > 256){
const err49 = {instancePath:instancePath+"/metadata/user_id",keyword:"maxLength",params:{limit: 256}};
(vErrors ??= []).push(err49);
errors++;
}
}
else {
const err50 = {instancePath:instancePath+"/metadata/user_id",keyword:"type",params:{type: "string"}};
(vErrors ??= []).push(err50);
errors++;
}
}
var valid6 = _errs54 === errors;
}
else {
var valid6 = true;
}
if(valid6){
if(data18.request_origin !== undefined && owns(data18, "request_origin")){
let data25 = data18.request_origin;
const _errs56 = errors;
if(errors === _errs56){
if(typeof data25 === "string"){
if(data25.length > 256 && func8(data25) > 256){
const err51 = {instancePath:instancePath+"/metadata/request_origin",keyword:"maxLength",params:{limit: 256}};
(vErrors ??= []).push(err51);
errors++;
}
}
else {
const err52 = {instancePath:instancePath+"/metadata/request_origin",keyword:"type",params:{type: "string"}};
(vErrors ??= []).push(err52);
errors++;
}
}
var valid6 = _errs56 === errors;
}
else {
var valid6 = true;
}
if(valid6){
if(data18.traceparent !== undefined && owns(data18, "traceparent")){
let data26 = data18.traceparent;
const _errs58 = errors;
if(errors === _errs58){
if(typeof data26 === "string"){
if(data26.length > 256 && func8(data26) > 256){
const err53 = {instancePath:instancePath+"/metadata/traceparent",keyword:"maxLength",params:{limit: 256}};
(vErrors ??= []).push(err53);
errors++;
}
}
else {
const err54 = {instancePath:instancePath+"/metadata/traceparent",keyword:"type",params:{type: "string"}};
(vErrors ??= []).push(err54);
errors++;
}
}
var valid6 = _errs58 === errors;
}
else {
var valid6 = true;
}
if(valid6){
if(data18.tracestate !== undefined && owns(data18, "tracestate")){
let data27 = data18.tracestate;
const _errs60 = errors;
if(errors === _errs60){
if(typeof data27 === "string"){
if(data27.length > 512 && func8(data27) > 512){
const err55 = {instancePath:instancePath+"/metadata/tracestate",keyword:"maxLength",params:{limit: 512}};
(vErrors ??= []).push(err55);
errors++;
}
}
else {
const err56 = {instancePath:instancePath+"/metadata/tracestate",keyword:"type",params:{type: "string"}};
(vErrors ??= []).push(err56);
errors++;
}
}
var valid6 = _errs60 === errors;
}
else {
var valid6 = true;
}
if(valid6){
if(data18.truncated !== undefined && owns(data18, "truncated")){
let data28 = data18.truncated;
const _errs62 = errors;
if(typeof data28 !== "boolean"){
const err57 = {instancePath:instancePath+"/metadata/truncated",keyword:"type",params:{type: "boolean"}};
(vErrors ??= []).push(err57);
errors++;
}
var valid6 = _errs62 === errors;
}
else {
var valid6 = true;
}
if(valid6){
}
}
}
}
}
}
}
}
}
}
}
}
}
else {
const err58 = {instancePath:instancePath+"/metadata",keyword:"type",params:{type: "object"}};
(vErrors ??= []).push(err58);
errors++;
}
}
var valid5 = _errs41 === errors;
if(valid5){
}
var valid4 = _errs40 === errors;
}
else {
var valid4 = true;
}
if(valid4){
}
}
}
}
}
}
}
}
else {
const err59 = {instancePath,keyword:"type",params:{type: "object"}};
(vErrors ??= []).push(err59);
errors++;
}
}
var _valid0 = _errs32 === errors;
faults1 = errors - faults1;
if(_valid0 && valid0){
valid0 = false;
passing0 = [passing0, 1];
}
else {
if(_valid0){
valid0 = true;
passing0 = 1;
if(props0 !== true){
props0 = true;
}
}
}
if(!valid0){
const err60 = {instancePath,keyword:"oneOf",params:{branches: [faults0, faults1], passing: passing0, tags: [{"type":["toolResponse"],"ok":[true]},{"type":["toolResponse"],"ok":[false]}]}};
(vErrors ??= []).push(err60);
errors++;
}
else {
errors = _errs0;
if(vErrors !== null){
if(_errs0){
vErrors.length = _errs0;
}
else {
vErrors = null;
}
}
}
validate0.errors = vErrors;
evaluated0.props = props0;
return errors === 0;
}
validate0.evaluated = {"dynamicProps":true,"dynamicItems":false};
return validate0;
})());
