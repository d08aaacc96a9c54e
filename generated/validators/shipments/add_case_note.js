// Made by toolwright generate. Do not edit: change the catalog instead.
import { owns, ucs2length, validator } from "toolwright/validation";

export const input = validator((() => {
const func5 = ucs2length;
const pattern0 = new RegExp("^CASE-[0-9]{6}$", "u");
const obj0 = ["information","customer_contact","promise"];
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
if(data.kind === undefined){
data.kind = "information";
}
if((data.case_id === undefined) || (!(owns(data, "case_id")))){
const err0 = {instancePath,keyword:"required",params:{missingProperty: "case_id"}};
(vErrors ??= []).push(err0);
errors++;
}
if((data.text === undefined) || (!(owns(data, "text")))){
const err1 = {instancePath,keyword:"required",params:{missingProperty: "text"}};
(vErrors ??= []).push(err1);
errors++;
}
const before0 = errors;
for(const key0 in data){
if(!Object.prototype.hasOwnProperty.call(data, key0)) continue;
if(!(((key0 === "case_id") || (key0 === "kind")) || (key0 === "text"))){
const err2 = {instancePath,keyword:"additionalProperties",params:{property: key0, known: ["case_id","kind","text"], closed: true}};
(vErrors ??= []).push(err2);
errors++;
}
if(errors > before0){
break;
}
}
if(data.case_id !== undefined && owns(data, "case_id")){
let data0 = data.case_id;
const _errs2 = errors;
const _errs3 = errors;
if(typeof data0 === "string"){
if(!pattern0.test(data0)){
const err3 = {instancePath:instancePath+"/case_id",keyword:"pattern",params:{pattern: "^CASE-[0-9]{6}$"}};
(vErrors ??= []).push(err3);
errors++;
}
}
else {
const err4 = {instancePath:instancePath+"/case_id",keyword:"type",params:{type: "string"}};
(vErrors ??= []).push(err4);
errors++;
}
var valid1 = _errs3 === errors;
var valid0 = _errs2 === errors;
}
let data1 = data.kind;
const _errs5 = errors;
if(!(data1 === "information" || data1 === "customer_contact" || data1 === "promise")){
const err5 = {instancePath:instancePath+"/kind",keyword:"enum",params:{allowedValues: obj0}};
(vErrors ??= []).push(err5);
errors++;
}
var valid0 = _errs5 === errors;
if(data.text !== undefined && owns(data, "text")){
let data2 = data.text;
const _errs6 = errors;
if(typeof data2 === "string"){
if(data2.length > 1000 && func5(data2) > 1000){
const err6 = {instancePath:instancePath+"/text",keyword:"maxLength",params:{limit: 1000}};
(vErrors ??= []).push(err6);
errors++;
}
if(data2.length < 1){
const err7 = {instancePath:instancePath+"/text",keyword:"minLength",params:{limit: 1}};
(vErrors ??= []).push(err7);
errors++;
}
}
else {
const err8 = {instancePath:instancePath+"/text",keyword:"type",params:{type: "string"}};
(vErrors ??= []).push(err8);
errors++;
}
var valid0 = _errs6 === errors;
}
}
else {
const err9 = {instancePath,keyword:"type",params:{type: "object"}};
(vErrors ??= []).push(err9);
errors++;
}
validate0.errors = vErrors;
return errors === 0;
}
validate0.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};
return validate0;
})());

export const output = validator((() => {
const func7 = ucs2length;
const pattern0 = new RegExp("^CASE-[0-9]{6}$", "u");
const obj0 = ["information","customer_contact","promise"];
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
if((data.case_id === undefined) || (!(owns(data, "case_id")))){
const err0 = {instancePath,keyword:"required",params:{missingProperty: "case_id"}};
(vErrors ??= []).push(err0);
errors++;
}
if((data.context_id === undefined) || (!(owns(data, "context_id")))){
const err1 = {instancePath,keyword:"required",params:{missingProperty: "context_id"}};
(vErrors ??= []).push(err1);
errors++;
}
if((data.revision === undefined) || (!(owns(data, "revision")))){
const err2 = {instancePath,keyword:"required",params:{missingProperty: "revision"}};
(vErrors ??= []).push(err2);
errors++;
}
if((data.note === undefined) || (!(owns(data, "note")))){
const err3 = {instancePath,keyword:"required",params:{missingProperty: "note"}};
(vErrors ??= []).push(err3);
errors++;
}
const before0 = errors;
for(const key0 in data){
if(!Object.prototype.hasOwnProperty.call(data, key0)) continue;
if(!((((key0 === "case_id") || (key0 === "context_id")) || (key0 === "revision")) || (key0 === "note"))){
const err4 = {instancePath,keyword:"additionalProperties",params:{property: key0, known: ["case_id","context_id","revision","note"], closed: true}};
(vErrors ??= []).push(err4);
errors++;
}
if(errors > before0){
break;
}
}
if(data.case_id !== undefined && owns(data, "case_id")){
let data0 = data.case_id;
const _errs2 = errors;
const _errs3 = errors;
if(typeof data0 === "string"){
if(!pattern0.test(data0)){
const err5 = {instancePath:instancePath+"/case_id",keyword:"pattern",params:{pattern: "^CASE-[0-9]{6}$"}};
(vErrors ??= []).push(err5);
errors++;
}
}
else {
const err6 = {instancePath:instancePath+"/case_id",keyword:"type",params:{type: "string"}};
(vErrors ??= []).push(err6);
errors++;
}
var valid1 = _errs3 === errors;
var valid0 = _errs2 === errors;
}
if(data.context_id !== undefined && owns(data, "context_id")){
let data1 = data.context_id;
const _errs5 = errors;
if(typeof data1 === "string"){
if(data1.length > 64 && func7(data1) > 64){
const err7 = {instancePath:instancePath+"/context_id",keyword:"maxLength",params:{limit: 64}};
(vErrors ??= []).push(err7);
errors++;
}
}
else {
const err8 = {instancePath:instancePath+"/context_id",keyword:"type",params:{type: "string"}};
(vErrors ??= []).push(err8);
errors++;
}
var valid0 = _errs5 === errors;
}
if(data.revision !== undefined && owns(data, "revision")){
let data2 = data.revision;
const _errs7 = errors;
if(!((typeof data2 == "number") && (!(data2 % 1) && !isNaN(data2)))){
const err9 = {instancePath:instancePath+"/revision",keyword:"type",params:{type: "integer"}};
(vErrors ??= []).push(err9);
errors++;
}
if(typeof data2 == "number"){
if(data2 > 9007199254740991 || isNaN(data2)){
const err10 = {instancePath:instancePath+"/revision",keyword:"maximum",params:{comparison: "<=", limit: 9007199254740991}};
(vErrors ??= []).push(err10);
errors++;
}
if(data2 < 1 || isNaN(data2)){
const err11 = {instancePath:instancePath+"/revision",keyword:"minimum",params:{comparison: ">=", limit: 1}};
(vErrors ??= []).push(err11);
errors++;
}
}
var valid0 = _errs7 === errors;
}
if(data.note !== undefined && owns(data, "note")){
let data3 = data.note;
const _errs9 = errors;
const _errs10 = errors;
if(data3 && typeof data3 == "object" && !Array.isArray(data3)){
if((data3.number === undefined) || (!(owns(data3, "number")))){
const err12 = {instancePath:instancePath+"/note",keyword:"required",params:{missingProperty: "number"}};
(vErrors ??= []).push(err12);
errors++;
}
if((data3.kind === undefined) || (!(owns(data3, "kind")))){
const err13 = {instancePath:instancePath+"/note",keyword:"required",params:{missingProperty: "kind"}};
(vErrors ??= []).push(err13);
errors++;
}
if((data3.text === undefined) || (!(owns(data3, "text")))){
const err14 = {instancePath:instancePath+"/note",keyword:"required",params:{missingProperty: "text"}};
(vErrors ??= []).push(err14);
errors++;
}
if((data3.agent_id === undefined) || (!(owns(data3, "agent_id")))){
const err15 = {instancePath:instancePath+"/note",keyword:"required",params:{missingProperty: "agent_id"}};
(vErrors ??= []).push(err15);
errors++;
}
const before1 = errors;
for(const key1 in data3){
if(!Object.prototype.hasOwnProperty.call(data3, key1)) continue;
if(!(((((key1 === "number") || (key1 === "kind")) || (key1 === "text")) || (key1 === "agent_id")) || (key1 === "user_id"))){
const err16 = {instancePath:instancePath+"/note",keyword:"additionalProperties",params:{property: key1, known: ["number","kind","text","agent_id","user_id"], closed: true}};
(vErrors ??= []).push(err16);
errors++;
}
if(errors > before1){
break;
}
}
if(data3.number !== undefined && owns(data3, "number")){
let data4 = data3.number;
const _errs13 = errors;
if(!((typeof data4 == "number") && (!(data4 % 1) && !isNaN(data4)))){
const err17 = {instancePath:instancePath+"/note/number",keyword:"type",params:{type: "integer"}};
(vErrors ??= []).push(err17);
errors++;
}
if(typeof data4 == "number"){
if(data4 > 100 || isNaN(data4)){
const err18 = {instancePath:instancePath+"/note/number",keyword:"maximum",params:{comparison: "<=", limit: 100}};
(vErrors ??= []).push(err18);
errors++;
}
if(data4 < 1 || isNaN(data4)){
const err19 = {instancePath:instancePath+"/note/number",keyword:"minimum",params:{comparison: ">=", limit: 1}};
(vErrors ??= []).push(err19);
errors++;
}
}
var valid3 = _errs13 === errors;
}
if(data3.kind !== undefined && owns(data3, "kind")){
let data5 = data3.kind;
const _errs15 = errors;
if(!(data5 === "information" || data5 === "customer_contact" || data5 === "promise")){
const err20 = {instancePath:instancePath+"/note/kind",keyword:"enum",params:{allowedValues: obj0}};
(vErrors ??= []).push(err20);
errors++;
}
var valid3 = _errs15 === errors;
}
if(data3.text !== undefined && owns(data3, "text")){
let data6 = data3.text;
const _errs16 = errors;
if(typeof data6 === "string"){
if(data6.length > 1000 && func7(data6) > 1000){
const err21 = {instancePath:instancePath+"/note/text",keyword:"maxLength",params:{limit: 1000}};
(vErrors ??= []).push(err21);
errors++;
}
if(data6.length < 1){
const err22 = {instancePath:instancePath+"/note/text",keyword:"minLength",params:{limit: 1}};
(vErrors ??= []).push(err22);
errors++;
}
}
else {
const err23 = {instancePath:instancePath+"/note/text",keyword:"type",params:{type: "string"}};
(vErrors ??= []).push(err23);
errors++;
}
var valid3 = _errs16 === errors;
}
if(data3.agent_id !== undefined && owns(data3, "agent_id")){
let data7 = data3.agent_id;
const _errs18 = errors;
if(typeof data7 === "string"){
if(data7.length > 128 && func7(data7) > 128){
const err24 = {instancePath:instancePath+"/note/agent_id",keyword:"maxLength",params:{limit: 128}};
(vErrors ??= []).push(err24);
errors++;
}
if(data7.length < 1){
const err25 = {instancePath:instancePath+"/note/agent_id",keyword:"minLength",params:{limit: 1}};
(vErrors ??= []).push(err25);
errors++;
}
}
else {
const err26 = {instancePath:instancePath+"/note/agent_id",keyword:"type",params:{type: "string"}};
(vErrors ??= []).push(err26);
errors++;
}
var valid3 = _errs18 === errors;
}
if(data3.user_id !== undefined && owns(data3, "user_id")){
let data8 = data3.user_id;
const _errs20 = errors;
if(typeof data8 === "string"){
if(data8.length > 256 && func7(data8) > 256){
const err27 = {instancePath:instancePath+"/note/user_id",keyword:"maxLength",params:{limit: 256}};
(vErrors ??= []).push(err27);
errors++;
}
if(data8.length < 1){
const err28 = {instancePath:instancePath+"/note/user_id",keyword:"minLength",params:{limit: 1}};
(vErrors ??= []).push(err28);
errors++;
}
}
else {
const err29 = {instancePath:instancePath+"/note/user_id",keyword:"type",params:{type: "string"}};
(vErrors ??= []).push(err29);
errors++;
}
var valid3 = _errs20 === errors;
}
}
else {
const err30 = {instancePath:instancePath+"/note",keyword:"type",params:{type: "object"}};
(vErrors ??= []).push(err30);
errors++;
}
var valid2 = _errs10 === errors;
var valid0 = _errs9 === errors;
}
}
else {
const err31 = {instancePath,keyword:"type",params:{type: "object"}};
(vErrors ??= []).push(err31);
errors++;
}
validate0.errors = vErrors;
return errors === 0;
}
validate0.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};
return validate0;
})());
