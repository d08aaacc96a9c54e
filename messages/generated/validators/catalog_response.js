// Made by toolwright generate. Do not edit: change the catalog instead.
import { owns, ucs2length, validator } from "toolwright/validation";

export const value = validator((() => {
const func8 = ucs2length;
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
if(((((((data.type === undefined) || (!(owns(data, "type")))) && (missing0 = "type")) || (((data.id === undefined) || (!(owns(data, "id")))) && (missing0 = "id"))) || (((data.ok === undefined) || (!(owns(data, "ok")))) && (missing0 = "ok"))) || (((data.catalog_digest === undefined) || (!(owns(data, "catalog_digest")))) && (missing0 = "catalog_digest"))) || (((data.tools === undefined) || (!(owns(data, "tools")))) && (missing0 = "tools"))){
const err0 = {instancePath,keyword:"required",params:{missingProperty: missing0}};
(vErrors ??= []).push(err0);
errors++;
}
else {
const _errs3 = errors;
const before0 = errors;
for(const key0 in data){
if(!Object.prototype.hasOwnProperty.call(data, key0)) continue;
if(!((((((key0 === "type") || (key0 === "ok")) || (key0 === "id")) || (key0 === "catalog_digest")) || (key0 === "tools")) || (key0 === "next_cursor"))){
const err1 = {instancePath,keyword:"additionalProperties",params:{property: key0, known: ["type","ok","id","catalog_digest","tools","next_cursor"], closed: true}};
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
if("catalogResponse" !== data0){
const err2 = {instancePath:instancePath+"/type",keyword:"const",params:{allowedValue: "catalogResponse"}};
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
if(data.catalog_digest !== undefined && owns(data, "catalog_digest")){
let data3 = data.catalog_digest;
const _errs8 = errors;
const _errs9 = errors;
if(errors === _errs8){
if(typeof data3 === "string"){
if(data3.length > 128 && func8(data3) > 128){
const err7 = {instancePath:instancePath+"/catalog_digest",keyword:"maxLength",params:{limit: 128}};
(vErrors ??= []).push(err7);
errors++;
}
}
else {
const err8 = {instancePath:instancePath+"/catalog_digest",keyword:"type",params:{type: "string"}};
(vErrors ??= []).push(err8);
errors++;
}
}
var valid1 = _errs8 === errors;
}
else {
var valid1 = true;
}
if(valid1){
if(data.tools !== undefined && owns(data, "tools")){
let data4 = data.tools;
const _errs10 = errors;
const _errs11 = errors;
if(errors === _errs10){
if(Array.isArray(data4)){
var valid2 = true;
const len0 = data4.length;
const before1 = errors;
for(let i0=0; i0<len0; i0++){
let data5 = data4[i0];
const _errs12 = errors;
if(!(data5 && typeof data5 == "object" && !Array.isArray(data5))){
const err9 = {instancePath:instancePath+"/tools/" + i0,keyword:"type",params:{type: "object"}};
(vErrors ??= []).push(err9);
errors++;
}
const _errs13 = errors;
var valid2 = _errs12 === errors;
if(!valid2){
break;
}
if(errors > before1){
break;
}
}
if(valid2){
}
}
else {
const err10 = {instancePath:instancePath+"/tools",keyword:"type",params:{type: "array"}};
(vErrors ??= []).push(err10);
errors++;
}
}
var valid1 = _errs10 === errors;
}
else {
var valid1 = true;
}
if(valid1){
if(data.next_cursor !== undefined && owns(data, "next_cursor")){
let data6 = data.next_cursor;
const _errs14 = errors;
if(typeof data6 !== "string"){
const err11 = {instancePath:instancePath+"/next_cursor",keyword:"type",params:{type: "string"}};
(vErrors ??= []).push(err11);
errors++;
}
const _errs15 = errors;
var valid1 = _errs14 === errors;
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
}
}
else {
const err12 = {instancePath,keyword:"type",params:{type: "object"}};
(vErrors ??= []).push(err12);
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
const _errs16 = errors;
const _errs17 = errors;
if(errors === _errs16){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing1;
if((((((data.type === undefined) || (!(owns(data, "type")))) && (missing1 = "type")) || (((data.id === undefined) || (!(owns(data, "id")))) && (missing1 = "id"))) || (((data.ok === undefined) || (!(owns(data, "ok")))) && (missing1 = "ok"))) || (((data.error === undefined) || (!(owns(data, "error")))) && (missing1 = "error"))){
const err13 = {instancePath,keyword:"required",params:{missingProperty: missing1}};
(vErrors ??= []).push(err13);
errors++;
}
else {
const _errs18 = errors;
const before2 = errors;
for(const key1 in data){
if(!Object.prototype.hasOwnProperty.call(data, key1)) continue;
if(!((((key1 === "type") || (key1 === "ok")) || (key1 === "id")) || (key1 === "error"))){
const err14 = {instancePath,keyword:"additionalProperties",params:{property: key1, known: ["type","ok","id","error"], closed: true}};
(vErrors ??= []).push(err14);
errors++;
break;
}
if(errors > before2){
break;
}
}
if(_errs18 === errors){
if(data.type !== undefined && owns(data, "type")){
let data7 = data.type;
const _errs19 = errors;
if("catalogResponse" !== data7){
const err15 = {instancePath:instancePath+"/type",keyword:"const",params:{allowedValue: "catalogResponse"}};
(vErrors ??= []).push(err15);
errors++;
}
var valid3 = _errs19 === errors;
}
else {
var valid3 = true;
}
if(valid3){
if(data.ok !== undefined && owns(data, "ok")){
let data8 = data.ok;
const _errs20 = errors;
if(false !== data8){
const err16 = {instancePath:instancePath+"/ok",keyword:"const",params:{allowedValue: false}};
(vErrors ??= []).push(err16);
errors++;
}
var valid3 = _errs20 === errors;
}
else {
var valid3 = true;
}
if(valid3){
if(data.id !== undefined && owns(data, "id")){
let data9 = data.id;
const _errs21 = errors;
const _errs22 = errors;
if(errors === _errs21){
if(typeof data9 === "string"){
if(data9.length > 128 && func8(data9) > 128){
const err17 = {instancePath:instancePath+"/id",keyword:"maxLength",params:{limit: 128}};
(vErrors ??= []).push(err17);
errors++;
}
else {
if(data9.length < 1){
const err18 = {instancePath:instancePath+"/id",keyword:"minLength",params:{limit: 1}};
(vErrors ??= []).push(err18);
errors++;
}
}
}
else {
const err19 = {instancePath:instancePath+"/id",keyword:"type",params:{type: "string"}};
(vErrors ??= []).push(err19);
errors++;
}
}
var valid3 = _errs21 === errors;
}
else {
var valid3 = true;
}
if(valid3){
if(data.error !== undefined && owns(data, "error")){
let data10 = data.error;
const _errs23 = errors;
if(!(validate1(data10, {instancePath:instancePath+"/error",parentData:data,parentDataProperty:"error",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate1.errors : vErrors.concat(validate1.errors);
errors = vErrors.length;
}
var valid3 = _errs23 === errors;
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
else {
const err20 = {instancePath,keyword:"type",params:{type: "object"}};
(vErrors ??= []).push(err20);
errors++;
}
}
var _valid0 = _errs16 === errors;
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
const err21 = {instancePath,keyword:"oneOf",params:{branches: [faults0, faults1], passing: passing0, tags: [{"type":["catalogResponse"],"ok":[true]},{"type":["catalogResponse"],"ok":[false]}]}};
(vErrors ??= []).push(err21);
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
